package io.atopile.mcp.kicad;

import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.process.UserDirectories;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds {@code kicad-cli} on the PATH, or where KiCad is installed on a Mac, and determines its version. */
public final class KicadFinder {

    /** The first release whose boards are those that atopile writes. */
    public static final int OLDEST = 9;

    private static final Path ON_A_MAC = Path.of("/Applications/KiCad/KiCad.app/Contents/MacOS/kicad-cli");
    private static final boolean IS_MAC = System.getProperty("os.name", "").startsWith("Mac");
    /** A directory that every system has; in a sandbox it is the program's private temporary directory. */
    private static final Path ANYWHERE = Path.of("/tmp");

    private static final Pattern MAJOR = Pattern.compile("^(\\d{1,3})\\.");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, String> environment;
    private final SandboxSource sandboxes;

    /** Supplies the sandbox in which KiCad runs. */
    public interface SandboxSource {
        Sandbox find() throws InterruptedException;
    }

    /** @param environment the user's, with the PATH */
    public KicadFinder(Map<String, String> environment, SandboxSource sandboxes) {
        this.environment = Map.copyOf(environment);
        this.sandboxes = sandboxes;
    }

    public KicadSearchResult find() throws InterruptedException {
        Optional<Path> program = Stream.concat(onPath(), Stream.of(ON_A_MAC)).filter(Files::isExecutable).findFirst();
        return program.isPresent() ? examine(program.get()) : new KicadSearchResult.Missing("kicad-cli was not found");
    }

    private Stream<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve("kicad-cli"))
                .filter(Files::isRegularFile);
    }

    private KicadSearchResult examine(Path program) throws InterruptedException {
        var passed = ChildEnvironment.KICAD.of(environment);
        var sandbox = sandboxes.find();
        var own = new HashMap<>(passed);
        own.put("HOME", ANYWHERE.toString());
        var asked = new Command(List.of(program.toString(), "version"), ANYWHERE, own, PATIENCE, 1_000)
                .withConfinement(new ProcessConfinement(sandbox, SandboxProfile.EMPTY))
                .run();
        var version = asked instanceof Completion.Exited(var code, var output, var _) && code == 0 ? output.strip() : "";
        var major = MAJOR.matcher(version);
        if (!major.find()) {
            return new KicadSearchResult.Missing("kicad-cli does not report its version");
        }
        return Integer.parseInt(major.group(1)) >= OLDEST
                ? new KicadSearchResult.Ready(new KicadCli(program, version, passed, configuration(), sandbox))
                : new KicadSearchResult.Missing("KiCad %s can't read the boards that atopile writes".formatted(version));
    }

    private Path configuration() {
        var usual = IS_MAC ? UserDirectories.resolveHome(environment).resolve("Library/Preferences/kicad") : UserDirectories.resolveConfiguration(environment).resolve("kicad");
        return Optional.ofNullable(environment.get("KICAD_CONFIG_HOME")).map(Path::of).filter(Path::isAbsolute).orElse(usual);
    }
}
