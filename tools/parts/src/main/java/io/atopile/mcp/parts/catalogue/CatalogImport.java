package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.catalogue.SupplierList.MalformedException;
import io.atopile.mcp.tool.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Imports a supplier's list: one thread reads and parses, another writes, with a bounded queue in between. An import that was stopped resumes where
 * it was.
 */
public final class CatalogImport {

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BATCH = 1_000;
    private static final int WAITING_BATCHES = 8;
    private static final int BATCHES_TO_CHECKPOINT = 25;
    private static final int MOST_EXAMPLES = 5;

    private final CatalogFolder folder;

    public CatalogImport(CatalogFolder folder) {
        this.folder = folder;
    }

    /** The records of one read. */
    private record Batch(List<Part> parts, long position, double read, boolean last) {}

    /**
     * Imports a file under a name; an existing catalog of that name is replaced when the import is complete.
     *
     * @param progress from 0 to 1
     */
    public ImportOutcome run(Path file, String name, Progress progress) throws InterruptedException {
        try {
            var origin = detectSupplierList(file);
            try (var builder = CatalogBuilder.of(folder.resolveFile(name), origin.identity())) {
                return run(origin, builder, name, file, progress);
            }
        } catch (MalformedException malformed) {
            return new ImportOutcome.Malformed(malformed.problem());
        } catch (SQLException failure) {
            return switch (SqliteFailure.of(failure)) {
                case IN_USE -> new ImportOutcome.Stopped("Another import into '%s' is in progress.".formatted(name), "Wait until it has finished.");
                case DISK_FULL -> new ImportOutcome.Stopped("The disk is full.", "Free some space, then import again to resume.");
                case DAMAGED, OTHER -> new ImportOutcome.Stopped("The catalog can't be written: " + failure.getMessage(), "Import again to resume.");
            };
        } catch (IOException failure) {
            return new ImportOutcome.Stopped("The file can't be read: " + failure.getMessage(), "Check that it exists and is readable.");
        }
    }

    private static SupplierList detectSupplierList(Path file) throws IOException {
        var real = file.toRealPath();
        if (!Files.isRegularFile(real)) {
            throw new MalformedException("not a file");
        }
        var identity = "%s %d %d".formatted(real, Files.size(real), Files.getLastModifiedTime(real).toMillis());
        try (var in = Files.newInputStream(real)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE) ? new JlcpartsFile(real, identity) : new JlcpcbCsv(real, identity);
        }
    }

    private static ImportOutcome run(SupplierList origin, CatalogBuilder builder, String name, Path file, Progress progress)
            throws InterruptedException, SQLException, IOException {
        var batches = new ArrayBlockingQueue<Batch>(WAITING_BATCHES);
        var reading = new Reading(origin, name, builder.countProcessed(), batches);
        var task = new FutureTask<>(reading::read);
        var thread = Thread.ofPlatform().name("import " + name).daemon().start(task);
        try {
            write(batches, builder, progress);
            awaitReading(task);
        } finally {
            thread.interrupt();
            thread.join();
        }
        if (builder.count() == 0) {
            throw new MalformedException("it contains no parts" + reading.examples().stream().findFirst().map(example -> "; " + example).orElse(""));
        }
        builder.finish(
                Map.of(CatalogMetadata.FINISHED, Instant.now().toString(), CatalogMetadata.ORIGIN, String.valueOf(file.getFileName())),
                step -> progress.report(1, OptionalDouble.of(1), step));
        return new ImportOutcome.Imported(name, builder.count(), reading.countRefused(), reading.examples());
    }

    private static void write(BlockingQueue<Batch> batches, CatalogBuilder builder, Progress progress)
            throws InterruptedException, SQLException {
        for (var i = 1; ; i++) {
            var batch = batches.take();
            for (var part : batch.parts()) {
                builder.add(part);
            }
            if (i % BATCHES_TO_CHECKPOINT == 0 || batch.last()) {
                builder.saveProgress(Math.max(batch.position(), builder.countProcessed()));
            }
            progress.report(batch.read(), OptionalDouble.of(1), "%,d parts".formatted(builder.count()));
            if (batch.last()) {
                return;
            }
        }
    }

    /** Throws the failure that ended the reading, if any. */
    private static void awaitReading(Future<Boolean> reading) throws InterruptedException, IOException {
        try {
            reading.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("Reading failed", failure);
        }
    }

    /** The reading side; its counters are final once it has ended. */
    private static final class Reading {

        private final SupplierList origin;
        private final String name;
        private final long after;
        private final BlockingQueue<Batch> batches;
        private final List<String> examples = new ArrayList<>();
        private List<Part> parts = new ArrayList<>(BATCH);
        private long position;
        private double read;
        private long refused;

        Reading(SupplierList origin, String name, long after, BlockingQueue<Batch> batches) {
            this.origin = origin;
            this.name = name;
            this.after = after;
            this.position = after;
            this.batches = batches;
        }

        boolean read() throws IOException, InterruptedException {
            try {
                origin.read(after, this::take);
            } catch (IOException | RuntimeException failure) {
                batches.put(new Batch(parts, position, read, true));
                throw failure;
            }
            batches.put(new Batch(parts, position, read, true));
            return true;
        }

        private void take(long at, double howFar, SupplierRecord row) throws InterruptedException {
            position = at;
            read = howFar;
            var fault = row.fault();
            if (fault.isPresent()) {
                refuse(fault.get());
            } else {
                parts.add(row.toPart(name));
            }
            if (parts.size() == BATCH) {
                batches.put(new Batch(parts, position, read, false));
                parts = new ArrayList<>(BATCH);
            }
        }

        private void refuse(String reason) {
            refused++;
            if (examples.size() < MOST_EXAMPLES) {
                examples.add("record %d: %s".formatted(position, reason));
            }
        }

        long countRefused() {
            return refused;
        }

        List<String> examples() {
            return examples;
        }
    }

}
