package io.atopile.mcp.interpreter;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.process.SupervisedProcess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.SignInCopy;
import io.atopile.mcp.tool.CancellationSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The place of one project's interpreter in the pool. The process is started by the first command, and again whenever it doesn't suit the next. */
final class ProjectInterpreter implements AutoCloseable {

    /** More than an interpreter needs that only forks. */
    private static final long MOST_MEMORY = 600_000;

    private final AtoCli ato;
    private final Path project;
    private final InterpreterPurpose purpose;
    private final Path configuration;
    private @Nullable InterpreterFingerprint fingerprint;
    private @Nullable WarmInterpreter process;
    private boolean taken;
    private Instant idleSince = Instant.now();
    private CancellationSignal.Registration end = () -> {};

    ProjectInterpreter(AtoCli ato, Path project, InterpreterPurpose purpose) throws IOException {
        this.ato = ato;
        this.project = project;
        this.purpose = purpose;
        this.configuration = SignInCopy.makeFolder(ato.directories().base());
    }

    boolean isOf(AtoCli other, Path root, InterpreterPurpose intent) {
        return purpose == intent && project.equals(root) && ato.python().equals(other.python()) && ato.log().equals(other.log());
    }

    /** A directory for the copy of the user's configuration, which its commands read. */
    Path configuration() {
        return configuration;
    }

    /** The file with the network addresses that the present command was refused. */
    Path denials() {
        return configuration.resolve("denials.txt");
    }

    boolean isTaken() {
        return taken;
    }

    Instant idleSince() {
        return idleSince;
    }

    void take() {
        taken = true;
        end.close();
    }

    void giveBack(CancellationSignal.Registration scheduledEnd) {
        taken = false;
        idleSince = Instant.now();
        end = scheduledEnd;
    }

    boolean isReusable() {
        return process == null || (process.isIdle() && process.memory() < MOST_MEMORY);
    }

    /**
     * Starts a command in a process with the given access; starts a new process if the present one has died, has other access or is older
     * than the installed atopile.
     */
    Optional<SupervisedProcess> start(AtoCli ato, SandboxProfile profile, Map<String, String> environment, InterpreterCommand command)
            throws IOException, InterruptedException, UnfitInterpreterException {
        Files.write(denials(), new byte[0]);
        if (process != null && isReady(profile, environment)) {
            var started = process.start(command);
            if (started.isPresent()) {
                return started;
            }
        }
        return startProcess(ato, profile, environment).start(command);
    }

    /** Starts a process with the given access unless the present one has it. */
    void prepare(AtoCli ato, SandboxProfile profile, Map<String, String> environment) throws IOException, InterruptedException, UnfitInterpreterException {
        if (!isReady(profile, environment)) {
            startProcess(ato, profile, environment);
        }
    }

    private boolean isReady(SandboxProfile profile, Map<String, String> environment) throws IOException {
        return process != null && process.isIdle() && InterpreterFingerprint.of(environment, profile, configuration).equals(fingerprint);
    }

    private WarmInterpreter startProcess(AtoCli ato, SandboxProfile profile, Map<String, String> environment)
            throws IOException, InterruptedException, UnfitInterpreterException {
        endProcess();
        fingerprint = InterpreterFingerprint.of(environment, profile, configuration);
        var started = WarmInterpreter.start(ato, project, environment, ato.confine(profile).withDenials(denials()));
        process = started;
        return started;
    }

    Stream<ProcessHandle> processes() {
        return process == null ? Stream.empty() : process.processes().stream();
    }

    private void endProcess() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    @Override
    public void close() {
        end.close();
        endProcess();
        try {
            DirectoryTree.delete(configuration);
        } catch (IOException _) {
            return; // The next start of the server tries again.
        }
    }
}
