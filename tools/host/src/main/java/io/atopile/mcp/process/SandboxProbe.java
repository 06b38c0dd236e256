package io.atopile.mcp.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks whether a mechanism works on this machine by running a trivial command under it. */
record SandboxProbe(SystemSandbox sandbox) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int OUTPUT_LIMIT = 2_000;
    private static final Path DIRECTORY = Path.of("/");

    /** Returns why a mechanism doesn't work here; empty if it does. */
    Optional<String> findFault(SandboxKind kind) throws SandboxException {
        return switch (kind) {
            case NONE -> Optional.empty();
            case SEATBELT -> SandboxRequest.MAC ? run(kind) : Optional.of("it is only available on macOS");
            case BUBBLEWRAP -> SandboxRequest.LINUX && SandboxRequest.findBubblewrap().isPresent()
                    ? run(kind)
                    : Optional.of("bwrap is not installed");
            case NAMESPACES, LANDLOCK -> SandboxRequest.LINUX ? run(kind) : Optional.of("it is only available on Linux");
        };
    }

    private Optional<String> run(SandboxKind kind) throws SandboxException {
        List<String> trivial = List.of(sandbox.interpreter().toString(), "-I", "-S", "-c", "pass");
        List<String> argv =
                sandbox.wrap(kind, List.of(), trivial, DIRECTORY, new ProcessConfinement(sandbox, SandboxProfile.EMPTY));
        try {
            return switch (new Command(argv, DIRECTORY, Map.of(), DEADLINE, OUTPUT_LIMIT).run()) {
                case Completion.Exited exited when exited.isSuccess() -> Optional.empty();
                case Completion.Exited exited -> Optional.of(getLastLine(exited));
                // A machine that is only busy must not get a weaker sandbox.
                case Completion.TimedOut _ -> throw new SandboxException("a trivial command in the sandbox %s did not finish in time".formatted(kind));
                case Completion.NotStarted refused -> Optional.of(refused.reason());
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while testing the sandbox");
        }
    }

    private static String getLastLine(Completion.Exited exited) {
        return exited.errors().lines().reduce((_, last) -> last).orElse("code " + exited.code());
    }
}
