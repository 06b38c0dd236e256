package io.atopile.mcp.build;

import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.interpreter.InterpreterCommand;
import io.atopile.mcp.interpreter.InterpreterCommand.DesignDescription;
import io.atopile.mcp.interpreter.InterpreterLease;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.interpreter.InterpreterPurpose;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.process.Guard;
import io.atopile.mcp.process.LiveProcess;
import io.atopile.mcp.process.SandboxDenials;
import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.process.SupervisedProcess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.SignInCopy;
import io.atopile.mcp.project.VersionRequirement;
import io.atopile.mcp.verify.DesignVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one build from the queue to its end, on its own thread. */
final class RunningBuild {

    /**
     * The environment variable with the build ID, by which leftover processes of a build can be found. A fork of an interpreter has it
     * only for the programs that it starts.
     */
    static final String MARK = "ATOPILE_MCP_BUILD";

    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final int POLLS_BETWEEN_LOOKS = 5;
    private static final int NOT_RUN = 126;
    private static final String CANCELLED = "the build was cancelled";

    private final BuildStore shelf;
    private final InterpreterPool interpreters;
    private final AtoCli ato;
    private final AtopileLog log;
    private final Path userLog;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> warnings = new ArrayList<>();
    private Path denials;
    private List<String> denied = List.of();
    private volatile BuildRecord record;
    private volatile Optional<BuildResult> result = Optional.empty();
    private volatile Optional<SupervisedProcess> process = Optional.empty();
    private List<Diagnostic> obstacles = List.of();
    private Optional<VersionRequirement.Mismatch> mismatch = Optional.empty();
    private Optional<AssertionScan> written = Optional.empty();
    private Optional<DesignVerification> verification = Optional.empty();
    private volatile boolean cancelled;

    RunningBuild(BuildStore shelf, InterpreterPool interpreters, AtoCli ato, Path userLog, BuildRecord queued) {
        this.shelf = shelf;
        this.interpreters = interpreters;
        this.denials = shelf.resolveDenials(queued.id());
        this.ato = ato;
        this.log = new AtopileLog(ato.log());
        this.userLog = userLog;
        this.record = queued;
    }

    BuildRecord record() {
        return record;
    }

    /** Returns its result, once it is finished. */
    Optional<BuildResult> result() {
        return result;
    }

    /** Cancels it, and terminates its process if it is running. */
    void cancel() {
        cancelled = true;
        process.ifPresent(SupervisedProcess::cancel);
    }

    void awaitEnd() throws InterruptedException {
        over.await();
    }

    boolean awaitEnd(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs the build to its end; returns whether the end could be stored, or is known only to this object. */
    boolean run() {
        try {
            if (awaitTurn()) {
                mismatch = VersionRequirement.findMismatch(record.request().root(), ato.version());
                if (hasItsPackages()) {
                    build();
                }
            }
        } catch (SandboxException refused) {
            warnings.add("The build was not started: %s.".formatted(refused.getMessage()));
            record = record.withExitCode(127);
        } catch (IOException _) {
            warnings.add("The build could not be started, or its record could not be written.");
            record = record.withExitCode(127);
        } catch (InterruptedException _) {
            record = record.withCancellation();
        }
        boolean stored = close();
        over.countDown();
        return stored;
    }

    private boolean awaitTurn() throws IOException, InterruptedException {
        while (!isCancelled()) {
            Optional<BuildRecord> running = shelf.tryStart(record);
            if (running.isPresent()) {
                record = running.get();
                return true;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    /** Fails the build if packages are missing. They are not fetched here, because fetching is a separate step that the caller declares. */
    private boolean hasItsPackages() throws IOException {
        var missing = InstalledPackages.describeMissing(record.request().root());
        if (missing.isPresent()) {
            Files.writeString(shelf.resolveErrors(record.id()), "DependencyError: " + missing.get());
            record = record.withExitCode(1);
        }
        return missing.isEmpty();
    }

    private void build() throws IOException, InterruptedException {
        obstacles = BuildObstacles.find(record.request());
        if (!obstacles.isEmpty()) {
            record = record.withExitCode(NOT_RUN);
            return;
        }
        Files.createDirectories(ato.log());
        var foreign = new ConcurrentBuildDetector(
                userLog, record.request().root(), record.startedAt().orElse(record.requestedAt()));
        try (var verifier = new BuildVerifier(interpreters, ato, record)) {
            written = verifier.scan();
            build(verifier, foreign);
        }
        foreign.look();
        warnings.addAll(foreign.warnings());
        warnings.addAll(BuildAccess.describeBlocked(denied));
    }

    private void build(BuildVerifier verifier, ConcurrentBuildDetector foreign) throws IOException, InterruptedException {
        var imports = ImportGraph.ofAnySource(record.request().root()).ofEntry(record.request().entry());
        var lease = imports.isFreeOfCode() ? interpreters.takeLease(ato, record.request().root(), InterpreterPurpose.BUILD) : Optional.<InterpreterLease>empty();
        var before = shelf.takeDigests(record);
        try {
            supervise(foreign, lease, verifier.findDescription());
        } finally {
            lease.ifPresent(InterpreterLease::close);
            shelf.keepRewritten(record, before);
        }
        if (imports.isFreeOfCode() && !record.cancelled() && record.exitCode().equals(Optional.of(0))) {
            verify(verifier);
        }
    }

    private void supervise(ConcurrentBuildDetector foreign, Optional<InterpreterLease> lease, Optional<DesignDescription> description) throws IOException, InterruptedException {
        var configuration = lease.map(InterpreterLease::configuration).orElseGet(() -> shelf.resolveConfiguration(record.id()));
        try (var _ = SignInCopy.of(configuration)) {
            var access = BuildAccess.of(ato, record.request().root(), record.request().entry(), configuration);
            warnings.addAll(access.warnings());
            try (var started = start(access, lease, description)) {
                process = Optional.of(started);
                follow(started, foreign);
                denied = SandboxDenials.read(denials).addresses();
            } finally {
                if (access.outputs().isPresent()) {
                    access.outputs().get().clean().ifPresent(warnings::add);
                }
            }
        }
    }

    /** Verifies the design of a build that may have succeeded; a cancelled one doesn't wait for that. */
    private void verify(BuildVerifier verifier) throws IOException, InterruptedException {
        var verified = awaitUnlessCancelled("build verification", verifier::verify);
        verification = verified.orElseGet(() -> Optional.of(DesignVerification.ofFailure(CANCELLED)));
    }

    /** Returns the result of a part of the build; interrupts it, and returns empty, once the build is cancelled. */
    private <T> Optional<T> awaitUnlessCancelled(String name, Callable<T> part) throws IOException, InterruptedException {
        try (var work = InterruptibleWork.start(name, part)) {
            var result = Optional.<T>empty();
            while (result.isEmpty() && !isCancelled()) {
                result = work.await(POLL);
            }
            return result;
        }
    }

    private void follow(SupervisedProcess started, ConcurrentBuildDetector foreign) throws IOException, InterruptedException {
        keep(record.withGuard(LiveProcess.of(started.pid())));
        for (int polls = 0; record.exitCode().isEmpty(); polls++) {
            started.await(POLL).ifPresent(code -> record = record.withExitCode(code));
            if (isCancelled()) {
                started.cancel();
            }
            followProgress();
            if (polls % POLLS_BETWEEN_LOOKS == 0) {
                foreign.look();
            }
        }
    }

    /** Starts it in the project's interpreter, or directly if it may execute Python of the project or if there is no interpreter. */
    private SupervisedProcess start(BuildAccess access, Optional<InterpreterLease> lease, Optional<DesignDescription> description) throws IOException, InterruptedException {
        if (lease.isPresent() && !access.runsCode() && isPrepared(lease.get(), access)) {
            var command = new InterpreterCommand(
                    Optional.empty(),
                    record.request().buildArguments(ato),
                    record.request().root(),
                    Map.of(MARK, record.id()),
                    shelf.resolveOutput(record.id()),
                    shelf.resolveErrors(record.id()),
                    description);
            var started = lease.get().start(ato, access.profile(), access.environment(), command);
            if (started.isPresent()) {
                denials = lease.get().denials();
                return started.get();
            }
        }
        return Guard.start(launch(access));
    }

    /** Waits for an interpreter that has to start, but not once the build is cancelled. */
    private boolean isPrepared(InterpreterLease lease, BuildAccess access) throws IOException, InterruptedException {
        return awaitUnlessCancelled("build interpreter", () -> lease.prepare(ato, access.profile(), access.environment())).orElseThrow(InterruptedException::new);
    }

    private Guard.Launch launch(BuildAccess access) {
        Map<String, String> environment = new HashMap<>(access.environment());
        environment.put(MARK, record.id());
        return new Guard.Launch(
                ato.python(), record.request().buildCommand(ato), record.request().root(),
                environment,
                shelf.resolveOutput(record.id()),
                shelf.resolveErrors(record.id()),
                GRACE,
                ato.confine(access.profile()).withDenials(shelf.resolveDenials(record.id())));
    }

    /** Stores atopile's own ID of the build as soon as it exists. */
    private void followProgress() throws IOException {
        if (record.atopileId().isEmpty()) {
            Optional<BuildRow> row = log.findFirstBuild(record.request().root(), record.request().target(), record.startedAt().orElse(record.requestedAt()));
            if (row.isPresent()) {
                keep(record.withAtopileId(row.get().id()));
            }
        }
    }

    private boolean isCancelled() throws IOException {
        if (!record.cancelled() && (cancelled || shelf.isAskedToEnd(record.id()))) {
            keep(record.withCancellation());
        }
        return record.cancelled();
    }

    private void keep(BuildRecord changed) throws IOException {
        record = changed;
        shelf.write(changed);
    }

    private boolean close() {
        var findings = obstacles.isEmpty() || record.cancelled()
                ? BuildOutcomeReader.of(new BuildEvidence(record, shelf.resolveErrors(record.id()), warnings, mismatch, written, verification))
                : BuildOutcomeReader.ofRefused(record, obstacles);
        record = findings.record();
        var known = findings.result().withDenied(denied);
        result = Optional.of(known);
        try {
            if (verification.isPresent()) {
                shelf.writeParameters(record.id(), BuiltParameters.of(record.request().entry(), verification.get().parameters()));
            }
            shelf.close(findings.record(), known);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
