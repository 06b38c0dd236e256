package io.atopile.mcp.kicad;

import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.ChildEnvironment;
import io.atopile.mcp.project.UserConfiguration;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds {@code kicad-cli} on the PATH, or where KiCad is installed on a Mac, and determines its version. */
public final class KicadFinder {

    private static final int OLDEST = 9;
    private static final Path ON_A_MAC = Path.of("/Applications/KiCad/KiCad.app/Contents/MacOS/kicad-cli");
    private static final boolean IS_MAC = System.getProperty("os.name", "").startsWith("Mac");
    /** A directory that every system has; in a sandbox it is the program's private temporary directory. */
    private static final Path ANYWHERE = Path.of("/tmp");

    private static final Pattern MAJOR = Pattern.compile("^(\\d{1,3})\\.");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<Path> INTERPRETERS = List.of(Path.of("/usr/bin/python3"), Path.of("/usr/local/bin/python3"));

    private final AtopileSettings settings;
    private final AtoFinder ato;

    public KicadFinder(AtopileSettings settings) {
        this(settings, new AtoFinder(settings));
    }

    /** @param ato finds the interpreter that starts the sandbox; without one the system's is used */
    public KicadFinder(AtopileSettings settings, AtoFinder ato) {
        this.settings = settings;
        this.ato = ato;
    }

    public KicadSearchResult find() throws InterruptedException {
        Optional<Path> program = Stream.concat(onPath(), Stream.of(ON_A_MAC)).filter(Files::isExecutable).findFirst();
        return program.isPresent() ? examine(program.get()) : new KicadSearchResult.Missing("kicad-cli was not found");
    }

    private Stream<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(settings.environment().getOrDefault("PATH", ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve("kicad-cli"))
                .filter(Files::isRegularFile);
    }

    private KicadSearchResult examine(Path program) throws InterruptedException {
        var environment = ChildEnvironment.KICAD.of(settings.environment());
        var sandbox = sandbox();
        var own = new HashMap<>(environment);
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
                ? new KicadSearchResult.Ready(new KicadCli(program, version, environment, configuration(), sandbox))
                : new KicadSearchResult.Missing("KiCad %s can't read the boards that atopile writes".formatted(version));
    }

    private Sandbox sandbox() throws InterruptedException {
        var interpreter = ato.find() instanceof AtoSearchResult.Ready(var found) ? Optional.of(found.python()) : INTERPRETERS.stream().filter(Files::isExecutable).findFirst();
        return interpreter.<Sandbox>map(settings.sandbox()::createSandbox).orElse(Sandbox.NONE);
    }

    private Path configuration() {
        var user = settings.environment();
        var home = Path.of(user.getOrDefault("HOME", System.getProperty("user.home", "/")));
        var usual = IS_MAC ? home.resolve("Library/Preferences/kicad") : UserConfiguration.resolveFolder(user).resolveSibling("kicad");
        return Optional.ofNullable(user.get("KICAD_CONFIG_HOME")).map(Path::of).filter(Path::isAbsolute).orElse(usual);
    }
}
