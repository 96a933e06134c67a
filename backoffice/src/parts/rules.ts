/** Of what is picked from a list: nothing can be filled in there. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the form puts its label in
export const chosen = [{ required: true, message: '请选择${label}' }]
