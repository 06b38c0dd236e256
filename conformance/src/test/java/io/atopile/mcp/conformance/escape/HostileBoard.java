package io.atopile.mcp.conformance.escape;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A small board with every kind of way out of it, and what must stay untouched outside. */
record HostileBoard(Path root, Path outside, ServerSocketChannel listener) implements AutoCloseable {

    static final String CANARY = "canary-5d1f7c0e";

    static HostileBoard in(Path temporary) throws IOException, InterruptedException {
        var root = Files.createDirectories(temporary.resolve("board"));
        var outside = Files.createDirectories(temporary.resolve("outside"));
        write(outside, "secret.txt", CANARY + "\n");
        write(outside, "secret.ato", "module App:\n    pass  # " + CANARY + "\n");
        write(outside, "deep/secret.txt", CANARY + "\n");
        write(outside, "bom.json", "{\"build_id\":\"0123456789abcdef\",\"components\":[{\"mpn\":\"%s\"}]}".formatted(CANARY));
        write(outside, "SKILL.md", "---\nname: x\ndescription: %s\n---\n%s\n".formatted(CANARY, CANARY));
        write(root, "ato.yaml", "requires-atopile: ^0.15.0\npaths: {src: ./, layout: layouts}\nbuilds:\n  default: {entry: 'main.ato:App'}\n");
        write(root, "main.ato", "module App:\n    pass\n");
        write(root, "notes.md", "notes\n");
        write(root, ".env", "KEY=" + CANARY + "\n");
        write(root, "prod.env", "KEY=" + CANARY + "\n");
        write(root, "secrets.json", "{\"key\":\"%s\"}".formatted(CANARY));
        write(root, ".git/config", "[x]\n  y = " + CANARY + "\n");
        links(root, outside);
        artifacts(root, outside);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(root.resolve("socket.txt")));
        return new HostileBoard(root, outside, listener);
    }

    private static void links(Path root, Path outside) throws IOException, InterruptedException {
        link(root, "link-out.txt", outside.resolve("secret.txt"));
        link(root, "link-out.ato", outside.resolve("secret.ato"));
        link(root, "link-dir", outside);
        link(root, "chain", Path.of("link-dir"));
        link(root, "to-env.txt", Path.of(".env"));
        link(root, "loop", Path.of("loop"));
        link(root, "environ.txt", Path.of("/proc/self/environ"));
        link(root, "zero.txt", Path.of("/dev/zero"));
        Files.createLink(root.resolve("hard.txt"), outside.resolve("secret.txt"));
        fifo(root.resolve("fifo.txt"));
        fifo(root.resolve("fifo.ato"));
    }

    /** What a repository can bring along where builds write. */
    private static void artifacts(Path root, Path outside) throws IOException, InterruptedException {
        var builds = Files.createDirectories(root.resolve("build/builds/default"));
        write(builds, "default.honest.md", "honest\n");
        link(builds, "default.a.md", Path.of("/etc/passwd"));
        link(builds, "default.b.md", Path.of("../../../link-out.txt"));
        link(builds, "default.c.csv", Path.of("../../../.env"));
        link(builds, "default.d.md", Path.of("/proc/self/environ"));
        link(builds, "default.bom.json", outside.resolve("bom.json"));
        link(builds, "default.variables.ato.json", outside.resolve("bom.json"));
        link(builds, "default.power_tree.ato.json", outside.resolve("bom.json"));
        link(builds, "folder", outside);
        Files.createLink(builds.resolve("default.hard.json"), outside.resolve("bom.json"));
        fifo(builds.resolve("default.fifo.json"));
        Files.createDirectories(root.resolve("layouts/default"));
        link(root, "layouts/default/default.kicad_pcb", Path.of("default.real"));
        Files.createDirectories(root.resolve(".agents/skills/x"));
        link(root, ".agents/skills/x/SKILL.md", outside.resolve("SKILL.md"));
    }

    /** What a caller may try for any text; {@code OUT} is where the canaries are. */
    List<String> escapes() {
        var out = outside.toString();
        var escapes = new ArrayList<>(List.of(
                "..", "../outside", "../outside/secret.txt", "./../outside/secret.txt", "link-dir/../outside/secret.txt",
                "notes.md/../../outside/secret.txt", "absent/../../outside/secret.txt", out, out + "/secret.txt", "/etc/passwd", "/",
                "//etc/passwd", "link-out.txt", "link-dir", "link-dir/secret.txt", "link-dir/deep/secret.txt", "link-dir/new.md", "chain/secret.txt",
                "chain/new.md", "hard.txt", "to-env.txt", "loop", "loop/x.md", "/proc/self/environ", "/proc/self/root" + out + "/secret.txt",
                "/proc/self/cwd/../x", "/dev/zero", "/dev/stdin", "environ.txt", "zero.txt", "fifo.txt", "fifo.ato", "socket.txt",
                "a\u0000b", "secret.txt\u0000.md", "a\nb.md", "a\u001b[31m.md", "a\u007f.md", "x".repeat(256), "ü".repeat(128), "x/".repeat(2_049),
                "x".repeat(4_097), ".git/config", ".GIT/config", ".git./config", ".git /config", "sub/../.git/config", ".env", ".ENV",
                ".Env", "prod.env", "secrets.json", "./.env", "notes.md/.env", "link-out.txt/", "link-out.txt.", "link-out.txt ",
                "..\\outside\\secret.txt", "link-dir\\secret.txt", "....//outside/secret.txt", "%2e%2e/outside/secret.txt", "..%2foutside%2fsecret.txt",
                "file://" + out + "/secret.txt", "file:///etc/passwd", "file:../outside/secret.txt", "~/.ssh/id_rsa", "$HOME/.ssh/id_rsa",
                "\uff0e\uff0e/outside/secret.txt", "\u2025/outside/secret.txt", "..\u2215outside\u2215secret.txt", "\u202e../outside", "\ud800.md",
                "link-out.ato:App", "../outside/secret.ato:App", out + "/secret.ato:App", "*", "**/*", "../**", "@/etc/passwd", "--help", "-rf",
                "`id`", "$(id)", "';--"));
        return List.copyOf(escapes);
    }

    /** Every file outside with its bytes, its mode and when it was written. */
    TreeMap<String, String> tree() throws IOException {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(outside)) {
            for (var file : files.toList()) {
                var text = Files.isRegularFile(file) ? Files.readString(file) : "";
                tree.put(file.toString(), "%s %s %s".formatted(Files.getPosixFilePermissions(file), Files.getLastModifiedTime(file), text));
            }
        }
        return tree;
    }

    private static void write(Path folder, String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).resolveSibling(""));
        Files.writeString(folder.resolve(path), text);
    }

    private static void link(Path folder, String path, Path target) throws IOException {
        Files.createSymbolicLink(folder.resolve(path), target);
    }

    private static void fifo(Path path) throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
