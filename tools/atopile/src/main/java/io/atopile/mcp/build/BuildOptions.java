package io.atopile.mcp.build;

import java.util.List;

/**
 * What a build does beyond the target's default.
 *
 * @param include outputs to make besides the default ones, such as {@code mfg-data}
 * @param exclude outputs to leave out
 * @param frozen whether the layout must come out unchanged
 */
public record BuildOptions(List<String> include, List<String> exclude, boolean frozen) {

    public static final BuildOptions DEFAULT = new BuildOptions(List.of(), List.of(), false);

    public BuildOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
