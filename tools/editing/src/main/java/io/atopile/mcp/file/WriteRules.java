package io.atopile.mcp.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which files of a project may be written without a person's approval: a design's own, and plain text and data. Every
 * other file may be one that other programs execute or obey.
 *
 * @param extensions further ones that the user allows, without the dot and in lower case; a name that {@link ToolConfigFiles}
 *     recognizes needs approval nevertheless
 */
public record WriteRules(Set<String> extensions) {

    /** The rules for a user who allows no further extension. */
    public static final WriteRules DEFAULT = new WriteRules(Set.of());

    private static final Set<String> DESIGN = Set.of(
            "ato", "kicad_pcb", "kicad_sch", "kicad_pro", "kicad_prl", "kicad_sym", "kicad_mod", "kicad_dru", "kicad_wks", "md", "csv", "json",
            "txt");

    private static final Set<String> NAMES = Set.of("ato.yaml", "fp-lib-table", "sym-lib-table");

    public WriteRules {
        extensions = Set.copyOf(extensions);
    }

    /**
     * Whether a person must approve a change of a file: writing it, moving it, overwriting it by a move, or deleting it.
     *
     * @param path with {@code /} between names
     */
    public boolean needsApproval(String path) {
        var names = List.of(path.split("[/\\\\]+"));
        return ToolConfigFiles.areObeyed(names.stream().filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals("..")).toList())
                || !isAllowed(names.getLast().toLowerCase(Locale.ROOT));
    }

    private boolean isAllowed(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1);
        return NAMES.contains(name) || (name.contains(".") && (DESIGN.contains(extension) || extensions.contains(extension)));
    }
}
