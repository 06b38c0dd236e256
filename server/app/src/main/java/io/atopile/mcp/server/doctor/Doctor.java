package io.atopile.mcp.server.doctor;

import io.atopile.mcp.parts.catalogue.CatalogueFacts;
import io.atopile.mcp.parts.catalogue.CatalogueFolder;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearch;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.log.StateDirectory;
import io.atopile.mcp.server.settings.TrustList;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at every part that a call may need. */
public final class Doctor {

    private static final String SETUP = "Run: atopile-mcp setup";

    private final Settings settings;
    private final String launcher;

    public Doctor(Settings settings, String launcher) {
        this.settings = settings;
        this.launcher = launcher;
    }

    public List<Finding> examine() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(atopile());
        findings.add(new SandboxFinding(settings).examine());
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

    private static Finding java() {
        var trained = System.getProperty("java.vm.info", "").contains("sharing");
        return Finding.ok("java", Runtime.version() + (trained ? ", start-up cache in use" : ""));
    }

    private Finding atopile() throws InterruptedException {
        return switch (new AtoFinder(settings.atopile()).find()) {
            case AtoSearch.Ready(var cli) -> Finding.ok("atopile", cli.version() + " at " + cli.program());
            case AtoSearch.Missing(var reason) -> Finding.broken("atopile", reason, SETUP);
            case AtoSearch.Refused(_, var reason) -> Finding.broken("atopile", reason, SETUP);
            case AtoSearch.Unwritable(var reason) -> Finding.broken("atopile", reason, "free space on its disk, or raise `ulimit -n`");
            case AtoSearch.Broken(var reason) -> Finding.broken("atopile", reason, SETUP);
        };
    }

    private static Finding kicad() throws InterruptedException {
        var version = Programs.firstLine(List.of("kicad-cli", "version"));
        var fix = "Install KiCad 9 or later, so that kicad-cli is on the PATH.";
        if (version.isEmpty()) {
            return Finding.limited("kicad", "no kicad-cli: no gerbers, STEP, GLB, pictures or DRC", fix);
        }
        var major = Programs.majorOf(version.get());
        return major.isPresent() && major.getAsInt() >= 9
                ? Finding.ok("kicad", version.get())
                : Finding.limited("kicad", version.get() + " can't read the boards that atopile writes", fix);
    }

    private Finding libraries() {
        var libraries = KicadLibraries.find(settings.atopile().environment());
        if (libraries.isEmpty()) {
            return Finding.limited("kicad libraries", "none: parts can't be installed from them", KicadLibraries.FIX);
        }
        try {
            var damaged = libraries.get().damaged();
            return damaged.isEmpty()
                    ? Finding.ok("kicad libraries", "%d at %s".formatted(libraries.get().libraries().size(), libraries.get().symbols()))
                    : Finding.limited("kicad libraries", "can't be read: " + String.join(", ", damaged), "Install KiCad's libraries anew.");
        } catch (IOException _) {
            return Finding.limited("kicad libraries", libraries.get().symbols() + " can't be read", KicadLibraries.FIX);
        }
    }

    /** The user's catalogues of parts, where there are any. */
    private Optional<Finding> catalogues() {
        var folder = new CatalogueFolder(settings.catalogues());
        var names = folder.names();
        var damaged = names.stream().filter(name -> CatalogueFacts.of(folder, name).isEmpty()).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                damaged.isEmpty()
                        ? Finding.ok("catalogues", String.join(", ", names))
                        : Finding.limited("catalogues", "damaged: " + String.join(", ", damaged), "Run: atopile-mcp parts import FILE --name " + damaged.getFirst()));
    }

    /** The trusted directories. */
    private Finding trust() {
        var trusted = new TrustList(settings.reader()).listed();
        return Finding.ok("trust", trusted.isEmpty() ? "no directory" : String.join(", ", trusted));
    }

    private Finding state() {
        var state = settings.atopile().state();
        try {
            new StateDirectory(state).secure();
            Files.delete(Files.createTempFile(state, "doctor", ".tmp"));
            return Finding.ok("state", state.toString());
        } catch (IOException failure) {
            return Finding.broken(
                    "state", state + " can't be written", "Make it writable, or set XDG_STATE_HOME to another directory.");
        }
    }

    private Finding projects() {
        try (var wiring = Wiring.of(settings)) {
            var found = wiring.projectLabels();
            return found.isEmpty()
                    ? Finding.limited("projects", "none here", "Run it in a project, or pass --project DIR.")
                    : Finding.ok("projects", String.join(", ", found));
        } catch (IOException failure) {
            return Finding.broken(
                    "projects", Optional.ofNullable(failure.getMessage()).orElse("unreadable"), "Correct --project.");
        }
    }
}
