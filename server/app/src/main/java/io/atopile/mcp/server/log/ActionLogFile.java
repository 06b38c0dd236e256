package io.atopile.mcp.server.log;

import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The action log on disk: one JSON line per call, with secrets redacted and long texts cut; one older file is kept. An entry is
 * in the file before the call's response is sent, even if the thread that made the call is interrupted.
 */
public final class ActionLogFile implements ActionLog {

    private static final int LONGEST_MESSAGE = 300;

    private final UnaryOperator<String> hiding;
    private final Journal journal;
    private final LogRotation rotation;
    private long lost;

    public ActionLogFile(Path file) {
        this(file, text -> text);
    }

    /** {@code hiding} removes known secrets, in addition to text that looks like a secret. */
    public ActionLogFile(Path file, UnaryOperator<String> hiding) {
        this.hiding = hiding;
        this.journal = new Journal(file, Journal.Durability.WITH_THE_SYSTEM);
        this.rotation = new LogRotation(file);
    }

    /** Records a call. A call must not fail because it can't be logged, so a full disk costs only the entry. */
    @Override
    public void record(Action action) {
        var line = Json.object()
                .put("at", action.at().toString())
                .put("caller", action.caller().name())
                .put("kind", Json.mapper().valueToTree(action.caller().kind()).asString())
                .put("tool", action.tool())
                .put("code", action.code())
                .put("ms", action.took().toMillis());
        action.approval().ifPresent(approval -> line.set("approval", Json.mapper().valueToTree(approval)));
        line.set("arguments", Redaction.of(action.arguments()));
        line.put("message", Redaction.cut(Redaction.redactText(action.arguments(), action.message()), LONGEST_MESSAGE));
        append((ObjectNode) Redaction.ofTexts(line, hiding));
    }

    private synchronized void append(ObjectNode line) {
        try {
            rotation.rotateIfFull();
            journal.append(line);
            reportWritten();
        } catch (UncheckedIOException failure) {
            reportLost(failure);
        }
    }

    /** Warns once for all consecutive entries that are lost. */
    private void reportLost(UncheckedIOException failure) {
        lost++;
        if (lost == 1) {
            LoggerFactory.getLogger(ActionLogFile.class).warn("The action log can't be written, calls are not logged: {}", String.valueOf(failure.getCause()));
        }
    }

    private void reportWritten() {
        if (lost > 0) {
            LoggerFactory.getLogger(ActionLogFile.class).warn("The action log can be written again; {} calls were not logged", lost);
            lost = 0;
        }
    }

    /** Returns the newest entries, oldest first. */
    public List<JsonNode> readLatest(int count) {
        var entries = journal.entries();
        return entries.subList(Math.max(0, entries.size() - count), entries.size());
    }

    /** Rotates a full action log, replacing the file that was rotated before. If several processes find it full, only one rotates it. */
    private static final class LogRotation {

        private static final long FULL_AT_BYTES = 8 << 20;

        private final Path file;

        LogRotation(Path file) {
            this.file = file;
        }

        /**
         * Rotates the log if it is full; leaves it to the next call if another process is rotating it.
         *
         * @throws UncheckedIOException if the file can't be moved
         */
        void rotateIfFull() {
            if (isFull()) {
                synchronized (LogRotation.class) {
                    rotate();
                }
            }
        }

        /** Rotates under a file lock. The system's locks apply between processes only, so callers synchronize threads. */
        private void rotate() {
            try (var guard = new RandomAccessFile(file.resolveSibling("actions.lock").toFile(), "rw");
                    var lock = guard.getChannel().tryLock()) {
                if (lock != null && isFull()) {
                    Files.move(file, file.resolveSibling("actions.1.jsonl"), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Returns whether the file is full. A missing file has length 0. */
        private boolean isFull() {
            return file.toFile().length() > FULL_AT_BYTES;
        }
    }
}
