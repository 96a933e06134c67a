import * as client from 'openid-client'
import type { Settings } from '../../platform/settings.ts'

type Given = NonNullable<Settings['oidc']>

/** What must come back with the browser for an answer of the provider to be believed. */
export interface Expected {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The sign-on provider: OpenID Connect, authorization code flow with PKCE, state and nonce. */
export interface Provider {
  /** Where to send the browser, and what to expect when it comes back to `returnTo`. */
  begin(returnTo: string, scope: string): Promise<{ to: URL; expected: Expected }>
  /** What the provider says of the person, in `claim`. Throws when the answer is not to be believed. */
  finish(answer: URL, expected: Expected, claim: string): Promise<unknown>
}

const TIMEOUT_SECONDS = 10
const isLoopback = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

export function openProvider({ issuer, clientId, clientSecret }: Given): Provider {
  const address = new URL(issuer)
  let found: Promise<client.Configuration> | undefined
  const discover = () => {
    found ??= client
      .discovery(address, clientId, clientSecret, undefined, {
        timeout: TIMEOUT_SECONDS,
        // Signatures are checked also where the channel alone would do; plain HTTP never leaves this computer.
        execute: [client.enableNonRepudiationChecks, ...(isLoopback(address) ? [client.allowInsecureRequests] : [])],
      })
      .catch((error) => {
        found = undefined
        throw error
      })
    return found
  }
  return {
    begin: async (returnTo, scope) => {
      const configuration = await discover()
      const expected = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const to = client.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope,
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
      })
      return { to, expected }
    },
    finish: async (answer, { state, nonce, verifier }, claim) => {
      const configuration = await discover()
      const tokens = await client.authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('no identity')
      if (claims[claim] !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims[claim]
      return (await client.fetchUserInfo(configuration, tokens.access_token, claims.sub))[claim]
    },
  }
}
