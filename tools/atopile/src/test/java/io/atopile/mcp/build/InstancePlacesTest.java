package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstancePlacesTest {

    private static final String APP = """
            from "parts/amplifier.ato" import Amplifier
            import Resistor

            module Base:
                shared = new Resistor
                \"\"\"
                text = new Nothing
                \"\"\"

            module App from Base:
                amp = new Amplifier; second = new Resistor
                many = new Resistor[4]
                local = new Local
                self.hidden = new Resistor
                derived = new Derived
                crystal = new Crystal

            component Plain:
                pass

            module Derived from Plain:
                pass

            module Local:
                inner = new Amplifier
            """;

    private static final String AMPLIFIER = """
            component Chip:
                signal out ~ pin 1

            module Amplifier:
                chip = new Chip
                loop = new Amplifier
            """;

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void writeProject() throws Exception {
        root = root.toRealPath();
        Files.createDirectories(root.resolve("parts"));
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.15.0\nbuilds:\n  default: {entry: app.ato:App}\n");
        Files.writeString(root.resolve("app.ato"), APP);
        Files.writeString(root.resolve("parts/amplifier.ato"), AMPLIFIER);
        project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
    }

    @ParameterizedTest
    @CsvSource({
        "App, app.ato:10",
        "App.amp, app.ato:11",
        "App.second, app.ato:11",
        "App.many[3], app.ato:12",
        "App.shared, app.ato:5",
        "App.amp.chip, parts/amplifier.ato:5",
        "App.local.inner.chip, parts/amplifier.ato:5",
        "App.amp.loop.loop.chip, parts/amplifier.ato:5",
        "App.text, -",
        "App.nothing, -",
        "App.amp.nothing, app.ato:11",
        "App.many[0].unnamed[0], app.ato:12",
        "App.amp.chip.out, parts/amplifier.ato:5"
    })
    void anInstanceIsDeclaredWhereItsNameIsAssigned(String path, String place) {
        var found = new InstancePlaces(new DesignSources(project), "app.ato:App").find(path);
        assertEquals(place, found.map(declared -> root.relativize(declared.place().file()) + ":" + declared.place().line()).orElse("-"));
    }

    @ParameterizedTest
    @CsvSource({
        "App, false",
        "App.amp, false",
        "App.amp.chip, true",
        "App.local, false",
        "App.derived, true",
        "App.crystal, true",
        "App.many[1], false",
        "App.shared, false"
    })
    void aTypeWithPinsIsAComponent(String path, boolean component) {
        var places = new InstancePlaces(new DesignSources(project), "app.ato:App");
        var found = places.find(path).orElseThrow().type().orElseThrow();
        assertEquals(component, places.isComponent(found, Set.of("Crystal", "LED")));
    }

    @Test
    void anEntryThatCannotBeReadHasNoInstances() {
        assertEquals("Optional.empty", new InstancePlaces(new DesignSources(project), "gone.ato:App").find("App.amp").toString());
        assertEquals("Optional.empty", new InstancePlaces(new DesignSources(project), "app.ato:Gone").find("Gone.amp").toString());
        assertEquals("Optional.empty", new InstancePlaces(new DesignSources(project), "app.ato").find("App").toString());
    }
}
