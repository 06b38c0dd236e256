package io.atopile.mcp.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an {@code ato.yaml} may contain.
 *
 * @param fields the fields at the top; any other is an error
 * @param versionField the field with the required versions of atopile
 * @param oldVersionFields what older versions called that field
 * @param removedPaths fields under {@code paths} that are an error, with what replaces them
 * @param dependencyTypes the values of a dependency's {@code type}
 * @param requirement the form of the required versions
 * @param identifier the form of a package's identifier
 * @param version the form of a package's version
 */
public record ManifestRules(
        Set<String> fields,
        String versionField,
        List<String> oldVersionFields,
        Map<String, String> removedPaths,
        List<String> dependencyTypes,
        Pattern requirement,
        Pattern identifier,
        Pattern version) {

    static final ManifestRules OF_0_15 = new ManifestRules(
            Set.of(
                    "requires-atopile", "requires_atopile", "package", "paths", "dependencies", "entry", "builds", "kicad", "services",
                    "open_layout_on_build", "dangerously_skip_ssl_verification"),
            "requires-atopile",
            List.of("ato-version", "requires-version"),
            Map.of(
                    "footprints", "footprints belong to parts, each in a folder of its own",
                    "component_lib", "the field `parts` replaces it"),
            List.of("registry", "git", "file"),
            Pattern.compile("(?:[<>]=?|\\^)?\\d+\\.\\d+\\.\\d+|>=?\\d+\\.\\d+\\.\\d+,<=?\\d+\\.\\d+\\.\\d+"),
            Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9]|-[a-zA-Z0-9]){0,38}/[a-z][a-z0-9-]+(?:/[a-z][a-z0-9-]+)?"),
            Pattern.compile("\\d+\\.\\d+\\.\\d+"));
}
