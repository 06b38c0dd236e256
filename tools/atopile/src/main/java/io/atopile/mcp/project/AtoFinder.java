package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.tool.ResourceExhaustion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the {@code ato} to build with: the one named in the settings, otherwise the one installed by {@code setup}, otherwise the one on the PATH.
 * Its version and interpreter are cached on disk until the executable changes, so that repeated calls cost nothing.
 */
public final class AtoFinder {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int OUTPUT_LIMIT = 20_000;
    private static final int LONGEST_FIRST_LINE = 512;
    private static final Pattern PYTHON_SCRIPT = Pattern.compile("#!(?<interpreter>/[^\\s]*/python[0-9.]*)\\R");

    private static final List<Path> INTERPRETERS = List.of(Path.of("/usr/bin/python3"), Path.of("/usr/local/bin/python3"));

    private final AtopileSettings settings;
    private final List<Path> allowed;
    private final SignIn signIn;

    public AtoFinder(AtopileSettings settings) {
        this(settings, List.of());
    }

    /** @param allowed directories outside the project that may contain its file dependencies */
    public AtoFinder(AtopileSettings settings, List<Path> allowed) {
        this.settings = settings;
        this.allowed = List.copyOf(allowed);
        this.signIn = new SignIn(this, settings.environment(), InstantSource.system());
    }

    /** The user's atopile sign-in. */
    public SignIn signIn() {
        return signIn;
    }

    /** Reads the addresses of atopile's services from the user's environment and configuration. */
    public UserServices services() {
        return UserServices.of(settings.environment());
    }

    /** The projects that the user trusts. */
    public ProjectTrust trust() {
        return settings.trust();
    }

    /** Returns where {@code setup} installs the pinned atopile. */
    public static Path resolveInstalled(AtopileSettings settings) {
        return settings.data().resolve("atopile-" + SupportedDialects.NEWEST.version()).resolve("bin").resolve("ato");
    }

    public AtoSearchResult find() throws InterruptedException {
        Path named = settings.ato();
        if (named != null) {
            return Files.isExecutable(named)
                    ? examine(named.toAbsolutePath())
                    : new AtoSearchResult.Missing("the ato named in the settings is not an executable file");
        }
        Optional<Path> program = Stream.concat(Stream.of(resolveInstalled(settings)), onPath())
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
        return program.isPresent() ? examine(program.get()) : new AtoSearchResult.Missing("no ato is installed");
    }

    /** Returns the sandbox for programs beside atopile. It is started by atopile's interpreter, or by the system's where there is no atopile. */
    public Sandbox findSandbox() throws InterruptedException {
        var interpreter = find() instanceof AtoSearchResult.Ready(var found) ? Optional.of(found.python()) : INTERPRETERS.stream().filter(Files::isExecutable).findFirst();
        return interpreter.<Sandbox>map(settings.sandbox()::createSandbox).orElse(Sandbox.NONE);
    }

    /** Returns what finds the user's KiCad, which runs in the same sandbox. */
    public KicadFinder kicad() {
        return new KicadFinder(settings.environment(), this::findSandbox);
    }

    private Stream<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(settings.environment().getOrDefault("PATH", ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(directory -> directory.resolve("ato"));
    }

    private AtoSearchResult examine(Path program) throws InterruptedException {
        try {
            long modified = Files.getLastModifiedTime(program).toMillis();
            var file = new StateFile<>(resolveCacheFile(program), Answers.class);
            Optional<Answers> kept = file.read().filter(answers -> answers.isAbout(program, modified));
            return kept.isPresent()
                    ? buildReady(program, kept.get().version(), Path.of(kept.get().python()))
                    : ask(program, modified, file);
        } catch (IOException failure) {
            return new AtoSearchResult.Unwritable(ResourceExhaustion.of(failure).map(ResourceExhaustion::message).orElse("The state directory can't be written"));
        }
    }

    private AtoSearchResult ask(Path program, long modified, StateFile<Answers> file)
            throws InterruptedException, IOException {
        file.check();
        Optional<AtoVersion> version = runForOutput(program, "self-check").flatMap(AtoVersion::parse);
        if (version.isEmpty()) {
            return new AtoSearchResult.Broken("ato doesn't report its version");
        }
        if (SupportedDialects.find(version.get()).isEmpty()) {
            return new AtoSearchResult.Refused(
                    version.get(),
                    "atopile %s uses a different build format; this server supports %s, tested with %s"
                            .formatted(version.get(), SupportedDialects.formatMinors(), SupportedDialects.NEWEST.version()));
        }
        Optional<Path> python = findInterpreter(program);
        if (python.isEmpty()) {
            python = runForOutput(program, "--python-path").map(String::strip).map(Path::of);
        }
        if (python.filter(Files::isExecutable).isEmpty()) {
            return new AtoSearchResult.Broken("ato doesn't report its Python interpreter");
        }
        file.write(new Answers(program.toString(), modified, version.get(), python.get().toString()));
        return buildReady(program, version.get(), python.get());
    }

    /** Reads the interpreter from the script's shebang line, because querying the script itself takes seconds; empty for other types of launchers. */
    private static Optional<Path> findInterpreter(Path program) throws IOException {
        try (var bytes = Files.newInputStream(program)) {
            var start = new String(bytes.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.UTF_8);
            return Optional.of(PYTHON_SCRIPT.matcher(start))
                    .filter(Matcher::lookingAt)
                    .map(script -> Path.of(script.group("interpreter")))
                    .filter(Files::isExecutable);
        }
    }

    private AtoSearchResult buildReady(Path program, AtoVersion version, Path python) {
        var directories = new AtoDirectories(settings.state().resolve("atopile").resolve(version.toString()));
        var access = new ChildAccess(settings, services(), signIn, allowed);
        var environment = directories.buildEnvironment(settings.environment(), access.services());
        try {
            directories.make(access.configuration());
        } catch (IOException _) {
            // Processes that need the directories report the failure; reading existing project data needs none.
        }
        return new AtoSearchResult.Ready(
                new AtoCli(
                        program, python, version, directories.log(), environment, settings.sandbox().createSandbox(python), Optional.of(access)));
    }

    private Optional<String> runForOutput(Path program, String question) throws InterruptedException, IOException {
        Path scratch = settings.state().resolve("atopile").resolve("probe");
        var directories = new AtoDirectories(scratch);
        var access = new ChildAccess(settings, services(), UserSession.NONE, allowed);
        directories.make(access.configuration());
        var command = new Command(
                List.of(program.toString(), question),
                scratch,
                directories.buildEnvironment(settings.environment(), access.services()),
                DEADLINE,
                OUTPUT_LIMIT);
        return command.run() instanceof Completion.Exited exited && exited.isSuccess()
                ? Optional.of(exited.output())
                : Optional.empty();
    }

    private Path resolveCacheFile(Path program) {
        String key = HexFormat.of().toHexDigits(program.toString().hashCode());
        return settings.state().resolve("atopile").resolve("ato-" + key + ".json");
    }

    /** What an {@code ato} executable reported while its file had this modification time. */
    private record Answers(String program, long modified, AtoVersion version, String python) {

        boolean isAbout(Path path, long time) {
            return program.equals(path.toString()) && modified == time && Files.isExecutable(Path.of(python));
        }
    }
}
