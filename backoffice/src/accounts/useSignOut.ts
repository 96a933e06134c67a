export const useSignOut = () => () => {}
