package io.atopile.mcp.build;

import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a build does beyond the target's default.
 *
 * @param include outputs to make besides the default ones, such as {@code mfg-data}
 * @param exclude outputs to leave out
 * @param frozen whether the layout must come out unchanged
 */
public record BuildOptions(List<String> include, List<String> exclude, boolean frozen) {

    public static final BuildOptions DEFAULT = new BuildOptions(List.of(), List.of(), false);

    private static final Set<String> LONG =
            Set.of("mfg-data", "step", "glb", "3d-image", "2d-image", "all", "*");

    public BuildOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether it makes what takes far longer than a design: fabrication data, 3D models or pictures. */
    public boolean isLong(Target target) {
        return Stream.concat(include.stream(), target.outputs().stream())
                .anyMatch(output -> LONG.contains(output) && !exclude.contains(output));
    }
}
