package io.atopile.mcp.parts.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.parts.PartParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a project are found, whichever block they are. */
class ProjectPartProviderTest {

    @TempDir
    Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"component X_package", "module X_package", "module X_package from Resistor"})
    void aPartIsReadFromItsDescription(String header) throws IOException {
        var root = scratch.toRealPath();
        var folder = Files.createDirectories(root.resolve("parts/X"));
        Files.writeString(
                folder.resolve("X.ato"),
                """
                %s:
                    \"""Resistor 10kΩ 1%% 0603\"""
                    trait is_atomic_part<manufacturer="Maker", partnumber="X-1", footprint="F.kicad_mod", symbol="X.kicad_sym">
                    trait has_part_picked::by_supplier<supplier_id="lcsc", supplier_partno="C1", manufacturer="Maker", partno="X-1">
                """
                        .formatted(header));
        var part = new ProjectPartProvider(root).findBySupplierNumber("C1").orElseThrow();
        assertEquals("Resistor 10kΩ 1% 0603", part.description());
        assertEquals("project:parts/X/X.ato", part.id().toString());
        assertEquals(Map.of(PartParameter.RESISTANCE, 10000.0, PartParameter.TOLERANCE, 0.01), part.values());
    }
}
