/** A small file system in memory, as a volume of Docker, that tests fill. */
import { docker, inside, runName } from '../process/docker.ts';
import { image } from './server.ts';

/** A volume that lives as long as a container that keeps it mounted. */
export class SmallDisk {
  readonly volume: string;
  private readonly keeper: string;

  private constructor(volume: string, keeper: string) {
    this.volume = volume;
    this.keeper = keeper;
  }

  /** Makes the file system. A database of Neo4j reserves up to 256 MB for its log, and there are two. */
  static async make(megabytes = 700): Promise<SmallDisk> {
    const name = `${runName}-disk`;
    const label = `test-run=${process.env.TEST_RUN ?? 'local'}`;
    const kind = ['--opt', 'type=tmpfs', '--opt', 'device=tmpfs', '--opt', `o=size=${megabytes}m,mode=1777`];
    await docker('volume', 'create', '--label', label, ...kind, name);
    const mount = ['--volume', `${name}:/data`, '--entrypoint', 'sleep'];
    return new SmallDisk(name, await docker('run', '--detach', '--label', label, ...mount, image, 'infinity'));
  }

  /** Writes a file that takes all the space that is left. */
  async fill(): Promise<void> {
    await inside(this.keeper, 'cat /dev/zero > /data/filler 2> /dev/null || true');
  }

  /** Removes that file. */
  async free(): Promise<void> {
    await inside(this.keeper, 'rm /data/filler');
  }

  async remove(): Promise<void> {
    await docker('rm', '--force', this.keeper);
    await docker('volume', 'rm', this.volume);
  }
}
