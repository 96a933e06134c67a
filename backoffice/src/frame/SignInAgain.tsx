export const SignInAgain = () => null
