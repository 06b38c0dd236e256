package io.atopile.mcp.conformance.start;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.board.Board;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Starts the shipped program again and again beside load, and counts the starts that hang. */
final class ColdStarts implements AutoCloseable {

    private static final int BUSY_LOOPS = 2;
    private static final Duration HANGS_AFTER = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** More than programs that only wait use between two looks. */
    private static final Duration IDLE = Duration.ofMillis(100);

    private static final Duration TO_DUMP = Duration.ofSeconds(20);

    /**
     * What came of all starts of one kind.
     *
     * @param dumps the files with the threads of those that hung
     * @param failures what was wrong with those that ended otherwise than expected
     */
    record Tally(ColdStart kind, List<Duration> took, List<Path> dumps, List<String> failures) {

        static Tally of(ColdStart kind) {
            return new Tally(kind, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        String line() {
            var sorted = took.stream().sorted().toList();
            return "%-6s %5d starts, %d hung, %d failed; median %d ms, longest %d ms%n".formatted(
                    kind,
                    took.size() + dumps.size() + failures.size(),
                    dumps.size(),
                    failures.size(),
                    sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2).toMillis(),
                    sorted.isEmpty() ? 0 : sorted.getLast().toMillis());
        }
    }

    private final Path scratch;
    private final Path project;
    private final List<Process> load = new ArrayList<>();

    private ColdStarts(Path scratch, Path project) {
        this.scratch = scratch;
        this.project = project;
    }

    /** {@code scratch} takes what the programs write, and the thread dumps. */
    static ColdStarts besideLoad(Path scratch) throws IOException {
        var starts = new ColdStarts(scratch, Board.copy("divider", scratch).root());
        for (var loop = 0; loop < BUSY_LOOPS; loop++) {
            starts.load.add(new ProcessBuilder("nice", "-n", "19", "sh", "-c", "while :; do :; done").start());
        }
        return starts;
    }

    /** {@code arguments} are how often each kind is started, how many at once, and which kinds, if not all. */
    public static void main(String[] arguments) throws Exception {
        var times = Integer.parseInt(arguments[0]);
        var atOnce = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        var kinds = arguments.length > 2
                ? Stream.of(arguments).skip(2).map(ColdStart::valueOf).toList()
                : List.of(ColdStart.values());
        var scratch = Files.createTempDirectory(Golden.folder("target"), "cold-starts");
        System.out.printf("%d processors, %s%n", Runtime.getRuntime().availableProcessors(), scratch);
        try (var starts = besideLoad(scratch)) {
            for (var kind : kinds) {
                var tally = starts.tally(kind, times, atOnce);
                System.out.print(tally.line());
                tally.failures().forEach(System.out::println);
            }
        }
    }

    Tally tally(ColdStart kind, int times, int atOnce) throws InterruptedException {
        var tally = Tally.of(kind);
        var left = new AtomicInteger(times);
        var starting = new ArrayList<Thread>();
        for (var slot = 0; slot < atOnce; slot++) {
            var folder = scratch.resolve("slot-" + slot);
            starting.add(Thread.ofPlatform().daemon().name("cold starts").start(() -> {
                while (left.getAndDecrement() > 0) {
                    start(kind, folder, tally);
                }
            }));
        }
        for (var thread : starting) {
            thread.join();
        }
        return tally;
    }

    private void start(ColdStart kind, Path folder, Tally tally) {
        var since = System.nanoTime();
        var started = new FutureTask<>(() -> {
            kind.once(project, Files.createDirectories(folder));
            return true;
        });
        Thread.ofPlatform().daemon().name("cold start").start(started);
        try {
            await(started);
            tally.took().add(Duration.ofNanos(System.nanoTime() - since));
        } catch (TimeoutException _) {
            tally.dumps().add(dump(kind, tally.dumps().size()));
        } catch (ExecutionException failure) {
            tally.failures().add(String.valueOf(failure.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a machine that is busy otherwise a start may take long; one that hangs uses no processor time. */
    private void await(FutureTask<Boolean> started) throws InterruptedException, ExecutionException, TimeoutException {
        var until = System.nanoTime() + HANGS_AFTER.toNanos();
        while (true) {
            var used = processorTime();
            try {
                started.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException late) {
                if (System.nanoTime() > until && processorTime().minus(used).compareTo(IDLE) < 0) {
                    throw late;
                }
            }
        }
    }

    private Duration processorTime() {
        return programs().stream().flatMap(program -> program.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** What this process has started, but for the load. */
    private List<ProcessHandle> programs() {
        var busy = load.stream().map(Process::toHandle).toList();
        return ProcessHandle.current().descendants().filter(child -> !busy.contains(child)).toList();
    }

    /** The threads of all programs that are there, in one file. */
    private Path dump(ColdStart kind, int number) {
        var file = scratch.resolve("%s-%d.jstack".formatted(kind, number));
        programs().forEach(program -> dump(program, file));
        return file;
    }

    private static void dump(ProcessHandle program, Path file) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        try {
            new ProcessBuilder(jcmd, Long.toString(program.pid()), "Thread.print", "-l")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()))
                    .start()
                    .waitFor(TO_DUMP.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        load.forEach(Process::destroyForcibly);
        programs().forEach(ProcessHandle::destroyForcibly);
    }
}
