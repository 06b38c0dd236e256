package io.atopile.mcp.server.doctor;

import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.CatalogSummary;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.log.StateDirectory;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.server.settings.TrustList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks every part of the installation that a call may need. */
public final class Doctor {

    private static final String SETUP = "Run: atopile-mcp setup";

    private final Settings settings;
    private final String launcher;

    public Doctor(Settings settings, String launcher) {
        this.settings = settings;
        this.launcher = launcher;
    }

    public List<DoctorFinding> examine() throws InterruptedException {
        var findings = new ArrayList<DoctorFinding>();
        findings.add(java());
        findings.add(atopile());
        interpreter().ifPresent(findings::add);
        findings.add(new SandboxCheck(settings).examine());
        findings.add(trust());
        findings.add(kicad());
        findings.add(libraries());
        catalogues().ifPresent(findings::add);
        findings.add(state());
        findings.add(projects());
        findings.addAll(new SettingsProbe(settings).examine());
        findings.add(new StdioProbe(launcher, settings.projects()).examine());
        findings.add(new HttpProbe(settings).examine());
        return findings;
    }

    private static DoctorFinding java() {
        var trained = System.getProperty("java.vm.info", "").contains("sharing");
        return DoctorFinding.ofOk("java", Runtime.version() + (trained ? ", start-up cache in use" : ""));
    }

    private DoctorFinding atopile() throws InterruptedException {
        return switch (new AtoFinder(settings.atopile()).find()) {
            case AtoSearchResult.Ready(var cli) -> DoctorFinding.ofOk("atopile", cli.version() + " at " + cli.program());
            case AtoSearchResult.Missing(var reason) -> DoctorFinding.ofBroken("atopile", reason, SETUP);
            case AtoSearchResult.Refused(_, var reason) -> DoctorFinding.ofBroken("atopile", reason, SETUP);
            case AtoSearchResult.Unwritable(var reason) -> DoctorFinding.ofBroken("atopile", reason, "Free disk space, or raise `ulimit -n`.");
            case AtoSearchResult.Broken(var reason) -> DoctorFinding.ofBroken("atopile", reason, SETUP);
        };
    }

    /** Checks whether builds can run in a warm interpreter. */
    private Optional<DoctorFinding> interpreter() throws InterruptedException {
        if (!(new AtoFinder(settings.atopile()).find() instanceof AtoSearchResult.Ready(var cli))) {
            return Optional.empty();
        }
        if (!settings.atopile().warm()) {
            return Optional.of(DoctorFinding.ofOk("interpreter", "off: each build starts ato"));
        }
        var fault = InterpreterPool.findFault(cli);
        return Optional.of(
                fault.isEmpty()
                        ? DoctorFinding.ofOk("interpreter", "builds run in a warm interpreter")
                        : DoctorFinding.ofLimited("interpreter", "each build starts ato, because the interpreter can't be used: " + fault.get(), SETUP));
    }

    private static DoctorFinding kicad() throws InterruptedException {
        var version = ProgramVersions.readFirstLine(List.of("kicad-cli", "version"));
        var fix = "Install KiCad 9 or later, and make sure that kicad-cli is on the PATH.";
        if (version.isEmpty()) {
            return DoctorFinding.ofLimited("kicad", "kicad-cli is not installed: no Gerbers, STEP, GLB, board images or DRC", fix);
        }
        var major = ProgramVersions.parseMajor(version.get());
        return major.isPresent() && major.getAsInt() >= 9
                ? DoctorFinding.ofOk("kicad", version.get())
                : DoctorFinding.ofLimited("kicad", version.get() + " can't read the boards that atopile writes", fix);
    }

    private DoctorFinding libraries() {
        var libraries = KicadLibraries.find(settings.atopile().environment());
        if (libraries.isEmpty()) {
            return DoctorFinding.ofLimited("kicad libraries", "not found: parts can't be installed from them", KicadLibraries.FIX);
        }
        try {
            var damaged = libraries.get().listDamaged();
            return damaged.isEmpty()
                    ? DoctorFinding.ofOk("kicad libraries", "%d at %s".formatted(libraries.get().libraries().size(), libraries.get().symbols()))
                    : DoctorFinding.ofLimited("kicad libraries", "can't be read: " + String.join(", ", damaged), "Reinstall KiCad's libraries.");
        } catch (IOException _) {
            return DoctorFinding.ofLimited("kicad libraries", libraries.get().symbols() + " can't be read", KicadLibraries.FIX);
        }
    }

    /** Checks the user's parts catalogs, if there are any. */
    private Optional<DoctorFinding> catalogues() {
        var folder = new CatalogFolder(settings.getCatalogDirectory());
        var names = folder.names();
        var damaged = names.stream().filter(name -> CatalogSummary.of(folder, name).isEmpty()).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                damaged.isEmpty()
                        ? DoctorFinding.ofOk("catalogues", String.join(", ", names))
                        : DoctorFinding.ofLimited("catalogues", "damaged: " + String.join(", ", damaged), "Run: atopile-mcp parts import FILE --name " + damaged.getFirst()));
    }

    /** Lists the trusted directories. */
    private DoctorFinding trust() {
        var trusted = new TrustList(settings.reader()).listDirectories();
        return DoctorFinding.ofOk("trust", trusted.isEmpty() ? "no trusted directories" : String.join(", ", trusted));
    }

    private DoctorFinding state() {
        var state = settings.atopile().state();
        try {
            new StateDirectory(state).secure();
            Files.delete(Files.createTempFile(state, "doctor", ".tmp"));
            return DoctorFinding.ofOk("state", state.toString());
        } catch (IOException failure) {
            return DoctorFinding.ofBroken(
                    "state", state + " can't be written", "Make it writable, or set XDG_STATE_HOME to another directory.");
        }
    }

    private DoctorFinding projects() {
        try (var wiring = Wiring.of(settings)) {
            var found = wiring.projectLabels();
            return found.isEmpty()
                    ? DoctorFinding.ofLimited("projects", "none found", "Run doctor in a project, or pass --project DIR.")
                    : DoctorFinding.ofOk("projects", String.join(", ", found));
        } catch (IOException failure) {
            return DoctorFinding.ofBroken(
                    "projects", Optional.ofNullable(failure.getMessage()).orElse("unreadable"), "Correct --project.");
        }
    }

    /** Checks the settings and the provider that they name. */
    private static final class SettingsProbe {

        private final Settings settings;

        SettingsProbe(Settings settings) {
            this.settings = settings;
        }

        List<DoctorFinding> examine() throws InterruptedException {
            return switch (settings.reading()) {
                case SettingsReadResult.Wrong wrong -> wrong.complaints().stream()
                        .map(line -> DoctorFinding.ofLimited("settings", line + " (the agent can't run)", "Correct it; docs/settings.md lists the keys."))
                        .toList();
                case SettingsReadResult.Read(var read) -> {
                    var findings = new ArrayList<DoctorFinding>();
                    findings.add(DoctorFinding.ofOk("settings", files()));
                    findings.add(new ProviderProbe(read.agent(), settings.atopile().environment()).examine());
                    yield findings;
                }
            };
        }

        private String files() {
            var files = settings.settingsFiles();
            return files.isEmpty()
                    ? "defaults; no " + settings.reader().userFile()
                    : files.stream().map(Path::toString).collect(Collectors.joining(", "));
        }
    }
}
