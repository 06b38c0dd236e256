package io.atopile.mcp.conformance.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What no hostile project may read, write or call: values in the server's environment, files beside the projects and in the
 * home directory, and a listener on loopback.
 *
 * @param scratch holds everything of one run
 * @param state the server's state directory, which several runs may share
 */
record Canaries(Path scratch, Path state, LoopbackListener listener) implements AutoCloseable {

    static final String KEY = "canary-provider-key-41c7";
    static final String VARIABLE = "canary-variable-9e02";
    static final String SIGN_IN = "canary-sign-in-b7d3";
    static final String FILE = "canary-file-5a10";
    static final String SSH = "canary-ssh-key-c86f";

    private static final List<String> VALUES = List.of(KEY, VARIABLE, SIGN_IN, FILE, SSH);

    static Canaries plant(Path scratch, Path state) throws IOException {
        var canaries = new Canaries(scratch, state, LoopbackListener.open());
        write(canaries.outside().resolve("secret.txt"), FILE + "\n");
        write(canaries.outside().resolve("secretpkg/ato.yaml"), "requires-atopile: ^0.15.0\n");
        write(canaries.outside().resolve("secretpkg/secret.ato"), "# " + FILE + "\nmodule Secret:\n    pass\n");
        write(canaries.home().resolve(".ssh/id_ed25519"), SSH + "\n");
        write(canaries.home().resolve(".config/atopile/clerk_oauth_session.json"), "{\"access_token\": \"" + SIGN_IN + "\"}\n");
        Files.createDirectories(canaries.temporary());
        return canaries;
    }

    Path outside() {
        return scratch.resolve("outside");
    }

    Path home() {
        return scratch.resolve("home");
    }

    Path temporary() {
        return scratch.resolve("tmp");
    }

    /** A file in the system's temporary directory that hostile code writes where it can. */
    Path sharedTemporaryFile() {
        return Path.of("/tmp").resolve("planted-" + scratch.getFileName() + "-" + listener.port());
    }

    /** For the server's environment. */
    Map<String, String> environment() {
        return Map.of(
                "HOME", home().toString(),
                "TMPDIR", temporary().toString(),
                "XDG_STATE_HOME", state.toString(),
                "XDG_CONFIG_HOME", home().resolve(".config").toString(),
                "XDG_CACHE_HOME", home().resolve(".cache").toString(),
                "OPENAI_API_KEY", KEY,
                "PLANTED_VARIABLE", VARIABLE);
    }

    /** The canaries that a text holds, plain or in hexadecimal, as hostile code writes them past redaction. */
    static List<String> in(String text) {
        return VALUES.stream().filter(value -> text.contains(value) || text.contains(HexFormat.of().formatHex(value.getBytes(UTF_8)))).toList();
    }

    /** Everything outside the projects that must stay as it is, as text that changes with it. */
    String outsideState() throws IOException {
        var state = new TreeMap<String, String>();
        for (var root : List.of(outside(), home().resolve(".ssh"))) {
            try (Stream<Path> files = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
                for (var file : files.toList()) {
                    state.put(file.toString(), "%s %s".formatted(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS), content(file)));
                }
            }
        }
        state.put("temporary", String.valueOf(Files.exists(sharedTemporaryFile())));
        return state.toString();
    }

    /** Every file below the folders in which a canary's value is found. */
    List<String> found(Path... folders) throws IOException {
        var found = new ArrayList<String>();
        for (var folder : folders) {
            try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
                for (var file : files.filter(this::isCopy).toList()) {
                    in(content(file)).forEach(value -> found.add("%s is in %s".formatted(value, file)));
                }
            }
        }
        return found;
    }

    /** A regular file that isn't the planted one under another name. */
    private boolean isCopy(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.isSameFile(file, outside().resolve("secret.txt"));
        } catch (IOException _) {
            return true;
        }
    }

    private static String content(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file, ISO_8859_1) : "";
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(sharedTemporaryFile());
    }
}
