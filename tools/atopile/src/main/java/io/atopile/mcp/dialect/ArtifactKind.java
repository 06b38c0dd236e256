package io.atopile.mcp.dialect;

import java.util.stream.Stream;

/** The type of an artifact. The names of all versions count, because files of an older one stay where they are. */
public enum ArtifactKind {
    LAYOUT("\\.kicad_pcb"),
    BOM("\\.bom\\.(csv|json)"),
    VARIABLES("\\.variables(\\.ato)?\\.json"),
    POWER_TREE("\\.power_tree\\.ato\\.json|/power_tree\\.md"),
    PINOUT("/pinout/[^/]+\\.json"),
    GERBERS("\\.gerber\\.zip"),
    PICK_AND_PLACE("\\.(jlcpcb_)?pick_and_place\\.csv"),
    STEP("\\.step"),
    GLB("\\.glb"),
    PICTURE("\\.(png|svg)"),
    DXF("\\.dxf"),
    SUMMARY("\\.pcb_summary\\.json"),
    TEST_POINTS("\\.testpoints\\.json"),
    STACKUP("\\.stackup\\.json"),
    OTHER("");

    private final String ending;

    /** @param ending a regular expression for the end of the path */
    ArtifactKind(String ending) {
        this.ending = ending;
    }

    /** Whether it is generated from the layout, and so is outdated once the layout was changed. */
    public boolean isDrawn() {
        return switch (this) {
            case GERBERS, PICK_AND_PLACE, STEP, GLB, PICTURE, DXF, SUMMARY, TEST_POINTS, STACKUP -> true;
            case LAYOUT, BOM, VARIABLES, POWER_TREE, PINOUT, OTHER -> false;
        };
    }

    public static ArtifactKind of(String path) {
        return Stream.of(values()).filter(kind -> path.matches(".*(" + kind.ending + ")")).findFirst().orElse(OTHER);
    }
}
