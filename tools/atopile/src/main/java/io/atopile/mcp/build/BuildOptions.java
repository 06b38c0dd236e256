package io.atopile.mcp.build;

import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Options that change a build from the target's default.
 *
 * @param include additional outputs, such as {@code mfg-data}
 * @param exclude outputs to skip
 * @param frozen whether the build must leave the layout unchanged
 */
public record BuildOptions(List<String> include, List<String> exclude, boolean frozen) {

    public static final BuildOptions DEFAULT = new BuildOptions(List.of(), List.of(), false);

    private static final Set<String> LONG =
            Set.of("mfg-data", "step", "glb", "3d-image", "2d-image", "all", "*");

    public BuildOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether it creates outputs that take much longer than the design: manufacturing data, 3D models or images. */
    public boolean isLong(Target target) {
        return Stream.concat(include.stream(), target.outputs().stream())
                .anyMatch(output -> LONG.contains(output) && !exclude.contains(output));
    }
}
