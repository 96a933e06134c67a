/** What each kind of audit record is called; new kinds are named in the rules, where the screens find them too. */
export { recordWords as words } from '@gongkai/rules/access'
