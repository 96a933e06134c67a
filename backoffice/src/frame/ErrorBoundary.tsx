import { Component, type ReactNode } from 'react'
import { Crash } from './Crash.tsx'

/** The last net, under everything: a fault in drawing shows a sentence instead of a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Crash /> : this.props.children
  }
}
