/** Notifies listeners of named events. */
export class Emitter<Names extends string> {
  private readonly listeners = new Map<Names, (() => void)[]>();

  on(name: Names | Names[], listener: () => void): void {
    for (const each of Array.isArray(name) ? name : [name]) {
      const list = this.listeners.get(each) ?? [];
      list.push(listener);
      this.listeners.set(each, list);
    }
  }

  protected tell(name: Names): void {
    this.listeners.get(name)?.forEach((listener) => listener());
  }
}
