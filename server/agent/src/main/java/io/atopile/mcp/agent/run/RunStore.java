package io.atopile.mcp.agent.run;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.TimeOrderedId;
import io.atopile.mcp.operation.OperationStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** All runs of the user on this machine. */
public final class RunStore extends OperationStore<RunDirectory> {

    private static final char RUN = 'r';
    private static final char THREAD = 't';

    /** {@code redaction} removes secrets from what is stored. */
    public RunStore(Path folder, Durability durability, UnaryOperator<String> redaction) {
        super(folder, id -> TimeOrderedId.isOne(RUN, id), path -> new RunDirectory(path, durability, redaction));
    }

    public RunDirectory create(Instant now) {
        return create(TimeOrderedId.of(RUN, now), RunDirectory.TEXTS, RunDirectory.INBOX);
    }

    /** Creates the ID of a conversation. */
    public static String createThreadId(Instant now) {
        return TimeOrderedId.of(THREAD, now);
    }
}
