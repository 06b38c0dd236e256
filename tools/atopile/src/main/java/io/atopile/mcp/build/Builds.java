package io.atopile.mcp.build;

import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.SignInCopy;
import io.atopile.mcp.project.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs builds and finds those that were run, by this server and by others of the same user.
 *
 * <p>One build per project and target runs at a time; others wait. A build has its ID and its record from the moment it is
 * requested. If its server dies, the build is killed too, and the next server that reads its record closes it.
 */
public final class Builds implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration CLOSING = Duration.ofSeconds(8);
    private static final String OWNER_GONE = "The server that ran this build ended before the build did.";

    private final BuildStore shelf;
    private final Path userLog;
    private final UserBuildHistory outside;
    private final List<Path> writable;
    private final Map<String, RunningBuild> runs = new ConcurrentHashMap<>();
    private final InterpreterPool interpreters;

    /** Also deletes copies of the user's sign-in that a killed server left in the state directory. */
    public Builds(AtopileSettings settings) {
        this.shelf = new BuildStore(settings.state().resolve("builds"));
        this.userLog = settings.userLog();
        this.outside = new UserBuildHistory(userLog);
        this.interpreters = new InterpreterPool(settings.warm());
        this.writable = settings.sandbox().writable();
        shelf.deleteForsaken();
        SignInCopy.deleteForsaken(settings.state());
    }

    /** Returns the interpreters in which builds run, which this object owns. */
    public InterpreterPool interpreters() {
        return interpreters;
    }

    /** Returns the absolute directories, in addition to the project, that builds may write to. */
    public List<Path> writable() {
        return writable;
    }

    /** Queues a build of a target and returns immediately. */
    public BuildRecord start(AtoCli ato, Project project, Target target, BuildOptions options) throws IOException {
        AtoCli own = ato.withProject(project.root());
        BuildRecord queued = BuildRecord.createQueued(BuildRequest.of(own, project, target, options), Instant.now());
        shelf.write(queued);
        shelf.prune();
        var run = new RunningBuild(shelf, interpreters, own, userLog, queued);
        runs.put(queued.id(), run);
        Thread.ofPlatform().daemon().name("build " + queued.id()).start(() -> {
            if (run.run()) {
                runs.remove(queued.id());
            }
        });
        return queued;
    }

    /** Finds a build by this server's or by atopile's ID; empty if it isn't recorded. */
    public Optional<BuildView> findBuild(String id) {
        if (BuildId.isOne(id)) {
            RunningBuild run = runs.get(id);
            return run == null ? shelf.read(id).map(this::recover).map(this::toStoredView) : Optional.of(toLiveView(run));
        }
        return outside.readView(id).or(() -> shelf.all().stream()
                .filter(record -> record.atopileId().filter(id::equals).isPresent())
                .findFirst()
                .flatMap(record -> findBuild(record.id())));
    }

    /** Returns what the verification of a build of this server found out about parameters. */
    public BuiltParameters findParameters(String id) {
        return shelf.readParameters(id).orElse(BuiltParameters.NONE);
    }

    /** Lists a project's builds, newest first, including those that the user ran directly with ato. */
    public List<BuildRecord> list(Path project) {
        Stream<BuildRecord> ours =
                shelf.all().stream().filter(record -> record.projectRoot().equals(project)).map(this::recover);
        return Stream.concat(ours, outside.of(project).stream())
                .sorted(Comparator.comparing(BuildRecord::requestedAt).reversed())
                .toList();
    }

    /** Returns the files that this user's builds of a project, other than those run directly with ato, wrote among its sources. */
    public RewrittenFiles findRewritten(Path project) {
        return shelf.findRewritten(project);
    }

    /** Returns a build's verdict; empty while it is unfinished, or if the verdict is unknown. */
    public Optional<BuildVerdict> findVerdict(BuildRecord build) {
        return build.withoutServer()
                ? Optional.of(BuildVerdict.FAILED).filter(_ -> build.state() == BuildState.FAILED)
                : shelf.readResult(build.id()).flatMap(BuildResult::verdict);
    }

    /**
     * Waits until a build is finished or the time has elapsed.
     *
     * @param onChange is called on the calling thread for every observed change of progress
     * @return its status at that time; empty if the build doesn't exist
     */
    public Optional<BuildView> await(String id, Duration patience, Consumer<BuildView> onChange)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        Optional<BuildProgress> last = Optional.empty();
        Optional<BuildView> status = findBuild(id);
        while (status.isPresent() && !status.get().isOver()) {
            if (!last.equals(status.map(BuildView::progress))) {
                last = status.map(BuildView::progress);
                onChange.accept(status.get());
            }
            Duration left = Duration.between(Instant.now(), end);
            if (!left.isPositive()) {
                break;
            }
            String ours = status.get().record().id();
            pause(ours, left.compareTo(POLL) < 0 ? left : POLL);
            status = findBuild(ours);
        }
        return status;
    }

    /** Requests the cancellation of a build, whichever server runs it; does nothing for a finished one. */
    public void cancel(String id) throws IOException {
        RunningBuild run = runs.get(id);
        if (run != null) {
            run.cancel();
        } else if (shelf.read(id).filter(record -> !record.state().isOver()).isPresent()) {
            shelf.askToEnd(id);
        }
    }

    /** Returns lines of a build's log, in order. */
    public List<LogLine> log(BuildRecord build, LogFilter filter) {
        var log = new AtopileLog(build.request().logDirectory());
        var pathFree = new PathRedactor(build.request().root());
        var quotable = new QuotableSource(build.request().root(), log.dialect().logs().grammarTitle());
        return build.atopileId().stream()
                .flatMap(atopileId -> log.readLines(atopileId, filter).stream())
                .map(row -> LogLine.of(row, pathFree, quotable))
                .toList();
    }


    /** Waits without a time limit until no build of this server is left. */
    public void awaitAll() throws InterruptedException {
        for (RunningBuild run : List.copyOf(runs.values())) {
            run.awaitEnd();
        }
    }

    /** Cancels the builds of this server and waits a limited time for them to end. */
    @Override
    public void close() {
        List<RunningBuild> open = List.copyOf(runs.values());
        open.forEach(RunningBuild::cancel);
        Instant end = Instant.now().plus(CLOSING);
        try {
            for (RunningBuild run : open) {
                run.awaitEnd(Duration.between(Instant.now(), end));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            interpreters.close();
        }
    }

    private void pause(String id, Duration time) throws InterruptedException {
        RunningBuild run = runs.get(id);
        if (run == null) {
            Thread.sleep(time);
        } else {
            run.awaitEnd(time);
        }
    }

    private BuildView toLiveView(RunningBuild run) {
        BuildRecord record = run.record();
        return run.result().isPresent()
                ? new BuildView(run.record(), readProgress(run.record()), run.result(), listArtifacts(run.record()))
                : new BuildView(record, readProgress(record), Optional.empty(), List.of());
    }

    private BuildView toStoredView(BuildRecord record) {
        return record.state().isOver()
                ? new BuildView(record, readProgress(record), shelf.readResult(record.id()), listArtifacts(record))
                : new BuildView(record, readProgress(record), Optional.empty(), List.of());
    }

    /** Returns the record; closes it first if no process is left to do so. */
    private BuildRecord recover(BuildRecord record) {
        if (record.state().isOver() || record.isAttended()) {
            return runs.containsKey(record.id()) ? runs.get(record.id()).record() : record;
        }
        var findings = BuildOutcomeReader.of(BuildEvidence.ofAbandoned(record, shelf.resolveErrors(record.id()), OWNER_GONE));
        try {
            shelf.close(findings.record(), findings.result());
        } catch (IOException _) {
            // The next reader of the record comes to the same result.
        }
        return findings.record();
    }

    private BuildProgress readProgress(BuildRecord record) {
        return switch (record.state()) {
            case QUEUED -> BuildProgress.ofWaiting(record, shelf.listAhead(record));
            case RUNNING -> readReported(record);
            case SUCCEEDED, FAILED, CANCELLED -> readReported(record).withoutStage();
        };
    }

    private static BuildProgress readReported(BuildRecord record) {
        return record.atopileId()
                .flatMap(new AtopileLog(record.request().logDirectory())::build)
                .map(BuildProgress::of)
                .orElse(BuildProgress.NONE);
    }

    private static List<BuildArtifact> listArtifacts(BuildRecord record) {
        return ProjectFile.read(record.request().root()) instanceof ProjectReadResult.Read(Project project)
                ? new ArtifactFinder(project, record).list()
                : Stream.<BuildArtifact>empty().toList();
    }
}
