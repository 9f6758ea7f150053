import type { Driver, Session } from 'neo4j-driver';

/** A driver and its open sessions. A retired pool closes its driver when the last session has ended. */
export class Pool {
  readonly driver: Driver;
  private sessions = 0;
  private isRetired = false;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  open(config: Parameters<Driver['session']>[0]): Session {
    this.sessions++;
    return this.driver.session(config);
  }

  leave(): void {
    this.sessions--;
    this.closeWhenUnused();
  }

  retire(): void {
    this.isRetired = true;
    this.closeWhenUnused();
  }

  private closeWhenUnused(): void {
    // A server that does not answer cannot be asked to close; its error helps no one.
    if (this.isRetired && this.sessions === 0) this.driver.close().catch(() => {});
  }
}
