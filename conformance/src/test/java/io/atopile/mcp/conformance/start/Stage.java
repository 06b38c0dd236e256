package io.atopile.mcp.conformance.start;

import static org.awaitility.Awaitility.await;

import io.atopile.mcp.conformance.agent.Provided;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project, a provider of models, and an {@code ato} that hangs where a test wants it to, for one program that gets stuck. */
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path scratch;
    private final Path project;
    private final Path mark;
    private final List<Closeable> owned = new ArrayList<>();

    Stage(Path scratch) throws IOException {
        this.scratch = scratch;
        this.project = Board.copy("divider", scratch).root();
        this.mark = scratch.resolve("mark");
    }

    /** What the provider does, request by request. */
    ScriptedResponsesServer provider(Act... acts) throws IOException {
        var provider = ScriptedResponsesServer.playing(acts);
        owned.add(provider::close);
        Provided.settings(scratch, provider, "");
        return provider;
    }

    /** An {@code ato} that hangs when it is asked who it is. */
    void hangAtOnce() throws IOException {
        ato("case $1 in *) " + stuck() + ";; esac");
    }

    /** An {@code ato} that hangs when it is to build. */
    void hangInBuild() throws IOException {
        ato("case $1 in self-check) echo 0.15.9;; --python-path) command -v python3;; *) " + stuck() + ";; esac");
    }

    /** Leaves a mark and then takes no notice of any signal that can be ignored. */
    private String stuck() {
        return "trap '' INT TERM HUP; touch %s; while :; do sleep 1; done".formatted(mark);
    }

    private void ato(String script) throws IOException {
        var file = Files.createDirectories(scratch.resolve("fake")).resolve("ato");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void awaitMark() {
        await().atMost(PATIENCE).until(() -> Files.exists(mark));
    }

    void awaitRequest(ScriptedResponsesServer provider, int count) {
        await().atMost(PATIENCE).until(() -> provider.requests().size() >= count);
    }

    void awaitText(Path file, String text) {
        await().atMost(PATIENCE).until(() -> Files.exists(file) && read(file).contains(text));
    }

    /** Its folder is there before its context is gathered. */
    void awaitRun() {
        var runs = scratch.resolve("state/atopile-mcp/runs");
        await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> Files.exists(runs));
    }

    Path file(String name) {
        return scratch.resolve(name);
    }

    /** The program with these arguments; its streams are files and a pipe for stdin. */
    Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** The same started by another program, which becomes it. */
    Process start(List<String> by, String... arguments) throws IOException {
        return builder(by, arguments).redirectOutput(file("out").toFile()).start();
    }

    /** The same with a pipe for stdout. */
    Process startPiped(String... arguments) throws IOException {
        return builder(List.of(), arguments).start();
    }

    /** Without a sandbox, so that what hangs can leave its mark. */
    private ProcessBuilder builder(List<String> by, String... arguments) {
        var command = Stream.of(by.stream(), Stream.of(RealParts.installed().toString()), Stream.of(arguments)).flatMap(all -> all);
        var builder = Program.of(project, command.toArray())
                .heedingInterrupts()
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_DATA_HOME", scratch.resolve("data"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                .with("PLANTED_KEY", Provided.KEY)
                .with("ATOPILE_MCP_SANDBOX_MODE", "danger-full-access")
                .builder();
        builder.environment().merge("PATH", scratch.resolve("fake").toString(), (path, fake) -> fake + ":" + path);
        return builder.redirectError(file("err").toFile());
    }

    void send(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Takes every lock of the kind that writers of files take, until it is closed. */
    void lockFiles() throws IOException {
        var holder = new ProcessBuilder("python3", "-c", """
                import fcntl, os, sys
                held = []
                for folder in {os.path.dirname(os.path.join(base, name)) for base, _, names in os.walk(sys.argv[1]) for name in names if name.endswith('.lock') and len(name) == 7}:
                    for number in range(64):
                        file = open(os.path.join(folder, '%02d.lock' % number), 'a')
                        fcntl.lockf(file, fcntl.LOCK_EX)
                        held.append(file)
                print(len(held), flush=True)
                sys.stdin.read()
                """, scratch.resolve("state").toString()).start();
        owned.add(holder::destroyForcibly);
        if (holder.inputReader().readLine().equals("0")) {
            throw new AssertionError("There are no locks to take.");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        for (var one : owned) {
            one.close();
        }
    }
}
