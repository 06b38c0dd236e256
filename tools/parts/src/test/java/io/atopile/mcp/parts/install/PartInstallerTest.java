package io.atopile.mcp.parts.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.ChangeReverter;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.parts.install.PartInstaller.Check;
import io.atopile.mcp.parts.install.PartInstaller.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part is installed whole or not at all, and never over something else. */
class PartInstallerTest {

    private static final Check SOUND = (_, _) -> Optional.empty();

    @TempDir
    Path scratch;

    private Path root;
    private PartInstaller installer;

    @BeforeEach
    void project() throws IOException {
        root = Files.createDirectories(scratch.toRealPath().resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "builds: {}\n");
        installer = new PartInstaller(scratch.resolve("state"));
    }

    private static PartDraft.Ready part(String mark) {
        var files = new LinkedHashMap<String, String>();
        files.put("P.kicad_sym", "(kicad_symbol_lib " + mark + ")\n");
        files.put("F.kicad_mod", "(footprint " + mark + ")\n");
        files.put("P.ato", "component P_package:\n    signal a ~ pin 1\n");
        return new PartDraft.Ready("P", files, Map.of("a", List.of("1")), Map.of());
    }

    private List<String> tree() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(path -> !path.equals(root)).map(path -> root.relativize(path).toString()).sorted().toList();
        }
    }

    private static final List<String> WHOLE = List.of("ato.yaml", "parts", "parts/P", "parts/P/F.kicad_mod", "parts/P/P.ato", "parts/P/P.kicad_sym");

    @Test
    void aPartIsNotWrittenThroughALinkToAFolderThatOtherProgramsObey() throws Exception {
        Files.createDirectory(root.resolve(".vscode"));
        Files.createSymbolicLink(root.resolve("parts"), Path.of(".vscode"));
        var failed = assertInstanceOf(Outcome.Failed.class, installer.install(root, part("1"), SOUND));
        assertEquals("'parts/P/P.kicad_sym' links to '.vscode/P/P.kicad_sym', a file that other programs execute or obey", failed.reason());
        assertEquals(List.of(".vscode", "ato.yaml", "parts"), tree());
    }

    @Test
    void aPartIsThereOnceAndCanBeTakenBack() throws Exception {
        var undo = assertInstanceOf(Outcome.Installed.class, installer.install(root, part("1"), SOUND)).undo();
        assertEquals(WHOLE, tree());
        assertInstanceOf(Outcome.AlreadyThere.class, installer.install(root, part("1"), (_, _) -> Optional.of("not asked")));
        var scope = ProjectBoundary.of(root);
        for (var file : undo.entrySet()) {
            var place = assertInstanceOf(Inside.class, scope.toWrite(file.getKey()));
            assertInstanceOf(ChangeOutcome.Done.class, new ChangeReverter(EditingContext.of(scratch.resolve("state"), root), scope).undo(place, Optional.of(file.getValue())));
        }
        assertTrue(tree().stream().noneMatch(path -> path.contains(".ato") || path.contains("kicad")) || tree().equals(List.of("ato.yaml")), tree().toString());
        assertInstanceOf(Outcome.Installed.class, installer.install(root, part("1"), SOUND));
    }

    @Test
    void whatTheCheckRefusesIsGoneAgainWithItsFolders() throws Exception {
        var failed = assertInstanceOf(Outcome.Failed.class, installer.install(root, part("1"), (_, _) -> Optional.of("bad")));
        assertEquals(new Outcome.Failed("bad", List.of()), failed);
        assertEquals(List.of("ato.yaml"), tree());
    }

    @Test
    void anInterruptOrADefectLeavesNothing() throws Exception {
        assertThrows(InterruptedException.class, () -> installer.install(root, part("1"), (_, _) -> {
            throw new InterruptedException();
        }));
        assertEquals(List.of("ato.yaml"), tree());
        assertThrows(IllegalStateException.class, () -> installer.install(root, part("1"), (_, _) -> {
            throw new IllegalStateException("a defect");
        }));
        assertEquals(List.of("ato.yaml"), tree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P.kicad_sym", "F.kicad_mod", "P.ato"})
    void aFailureAtAnyFileLeavesTheOthersAsTheyWere(String blocked) throws Exception {
        Files.createDirectories(root.resolve("parts/P").resolve(blocked));
        var before = tree();
        var outcome = installer.install(root, part("1"), SOUND);
        assertEquals(new Outcome.Taken("parts/P/" + blocked), outcome);
        assertEquals(before, tree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P.kicad_sym", "F.kicad_mod", "P.ato"})
    void aPartEditedByHandStaysAsItIs(String edited) throws Exception {
        installer.install(root, part("1"), SOUND);
        Files.writeString(root.resolve("parts/P").resolve(edited), "mine\n");
        assertEquals(new Outcome.Taken("parts/P/" + edited), installer.install(root, part("1"), SOUND));
        assertEquals("mine\n", Files.readString(root.resolve("parts/P").resolve(edited)));
        assertEquals(WHOLE, tree());
    }

    @Test
    void aPartFromBeforeTheValuesGetsThemAndCanBeTakenBack() throws Exception {
        installer.install(root, part("1"), SOUND);
        var file = root.resolve("parts/P/P.ato");
        var earlier = Files.readString(file);
        var files = new LinkedHashMap<>(part("1").files());
        files.put("P.ato", "module P_package:\n    resistance: ohm\n    resistance = 1ohm +/- 1%\n    signal a ~ pin 1\n");
        var valued = new PartDraft.Ready("P", files, part("1").signals(), Map.of(), PartValues.NONE, Optional.of(earlier));
        assertEquals(new Outcome.Failed("bad", List.of()), installer.install(root, valued, (_, _) -> Optional.of("bad")));
        assertEquals(earlier, Files.readString(file));
        var undo = assertInstanceOf(Outcome.Installed.class, installer.install(root, valued, SOUND)).undo();
        assertEquals(files.get("P.ato"), Files.readString(file));
        assertInstanceOf(Outcome.AlreadyThere.class, installer.install(root, valued, SOUND));
        assertEquals(List.of("parts/P/P.ato"), List.copyOf(undo.keySet()));
        var scope = ProjectBoundary.of(root);
        var place = assertInstanceOf(Inside.class, scope.toWrite("parts/P/P.ato"));
        var reverter = new ChangeReverter(EditingContext.of(scratch.resolve("state"), root), scope);
        assertInstanceOf(ChangeOutcome.Done.class, reverter.undo(place, Optional.ofNullable(undo.get("parts/P/P.ato"))));
        assertEquals(earlier, Files.readString(file));
        assertEquals(WHOLE, tree());
    }

    @Test
    void anotherPartOfTheSameNameIsRefused() throws Exception {
        installer.install(root, part("1"), SOUND);
        assertInstanceOf(Outcome.Taken.class, installer.install(root, part("2"), SOUND));
        assertEquals("(footprint 1)\n", Files.readString(root.resolve("parts/P/F.kicad_mod")));
    }

    @Test
    void whatAKilledInstallLeftIsCompleted() throws Exception {
        Files.createDirectories(root.resolve("parts/P"));
        Files.writeString(root.resolve("parts/P/P.kicad_sym"), part("1").files().getOrDefault("P.kicad_sym", ""));
        assertEquals(2, assertInstanceOf(Outcome.Installed.class, installer.install(root, part("1"), SOUND)).undo().size());
        assertEquals(WHOLE, tree());
    }

    @Test
    void nothingIsWrittenThroughALinkOutOfTheProject() throws Exception {
        var outside = Files.createDirectory(scratch.resolve("outside"));
        Files.createSymbolicLink(root.resolve("parts"), outside);
        assertInstanceOf(Outcome.Failed.class, installer.install(root, part("1"), SOUND));
        try (var inside = Files.list(outside)) {
            assertFalse(inside.findAny().isPresent());
        }
    }

    @Test
    void aCrowdInstallsItOnce() throws Exception {
        var installs = new ArrayList<Callable<Outcome>>();
        for (var i = 0; i < 16; i++) {
            installs.add(() -> new PartInstaller(scratch.resolve("state")).install(root, part("1"), SOUND));
        }
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Outcome>();
            for (var future : crowd.invokeAll(installs)) {
                outcomes.add(future.get());
            }
            assertEquals(1, outcomes.stream().filter(Outcome.Installed.class::isInstance).count(), outcomes.toString());
            assertEquals(15, outcomes.stream().filter(Outcome.AlreadyThere.class::isInstance).count(), outcomes.toString());
        }
        assertEquals(WHOLE, tree());
    }
}
