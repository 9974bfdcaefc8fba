import { openDatabase } from "../../db/connect.ts";
import { journalRows } from "../../db/journal.ts";
import { APP_ROLE, pendingMigrations } from "../../db/migrate.ts";
import { type ChainedEntry, verifyChain } from "../domain/journal.ts";
import { type Check, ill, well } from "./check.ts";

const CHAINS_SECONDS_MAX = 600;

/** The database answers, and its tables are those of this program. */
export const migrated: Check = {
  name: "数据库",
  needs: ["database", "ownerUrl"],
  gate: "database",
  async run({ database: { sql }, ownerUrl }) {
    const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
    const pending = await pendingMigrations({ ownerUrl });
    const words = `PostgreSQL ${server?.version ?? ""}`.trim();
    return [
      pending.length === 0
        ? well(`${words},表结构是最新的`)
        : ill(`${words},缺 ${pending.length} 步表结构升级`, "请启动一次 npm start,会自动升级"),
    ];
  },
};

/** The role the service runs as can only add to the journal: no right, no ownership, and both triggers in place. */
export const journalGuard: Check = {
  name: "台账防改",
  needs: ["config", "database", "ownerUrl"],
  async run({ config, ownerUrl }) {
    const running = config.databaseAppUrl
      ? openDatabase({ url: config.databaseAppUrl, connectionsMax: 1 })
      : openDatabase({ url: ownerUrl, role: APP_ROLE, connectionsMax: 1 });
    try {
      const [guard] = await running.sql<
        { role: string; changes: boolean; owns: boolean; triggers: number }[]
      >`
        select current_user as role,
          has_table_privilege('journal', 'update') or has_table_privilege('journal', 'delete')
            or has_table_privilege('journal', 'truncate') or has_any_column_privilege('journal', 'update') as changes,
          pg_has_role(current_user, relowner, 'member') as owns,
          (select count(*)::int from pg_trigger
            where tgrelid = 'journal'::regclass and not tgisinternal and tgenabled in ('O', 'A')) as triggers
        from pg_class where oid = 'journal'::regclass`;
      if (!guard) throw new Error("no journal");
      if (guard.changes || guard.owns)
        return [
          ill(
            `运行角色 ${guard.role} 能改写台账`,
            "请用没有所有权的角色运行(DATABASE_APP_URL),再启动一次 npm start",
          ),
        ];
      if (guard.triggers < JOURNAL_TRIGGERS)
        return [ill("台账表的防改触发器缺失或被停用", "请查明是谁停用的,恢复后运行 npm run ledger 核验")];
      return [well(`运行角色 ${guard.role} 只能追加,不能改、不能删`)];
    } finally {
      await running.close();
    }
  },
};

/** `journal_rows_stay` and `journal_stays` of the guards migration. */
const JOURNAL_TRIGGERS = 2;

/** No entry of any matter was altered or taken out. */
export const ledgerChains: Check = {
  name: "台账哈希链",
  needs: ["database"],
  secondsMax: CHAINS_SECONDS_MAX,
  async run({ database: { db } }) {
    let [matters, chain]: [number, ChainedEntry[]] = [0, []];
    const broken: number[] = [];
    const close = () => {
      const [first] = chain;
      if (!first) return;
      matters += 1;
      if (verifyChain(chain).kind === "broken") broken.push(first.matterId);
    };
    for await (const entry of journalRows(db)) {
      if (chain[0] && chain[0].matterId !== entry.matterId) {
        close();
        chain = [];
      }
      chain.push(entry);
    }
    close();
    if (broken.length === 0) return [well(`${matters} 个事项,链条完整`)];
    const shown = broken.slice(0, SHOWN_MAX).join("、");
    return [
      ill(
        `${broken.length} 个事项的记录被改动或缺失(内部号 ${shown}${broken.length > SHOWN_MAX ? " 等" : ""})`,
        "请保留现场,与最近一次导出的台账逐条比对",
      ),
    ];
  },
};

const SHOWN_MAX = 10;
