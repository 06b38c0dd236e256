package io.atopile.mcp.dialect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything that is known of one atopile minor version and may differ in another. */
public interface AtopileDialect {

    /** The version that {@code setup} installs and that this server is tested with. */
    AtoVersion version();

    /** The {@code requires-atopile} of manifests that this server writes. */
    String requirement();

    BuildDatabase database();

    BuildOutputs outputs();

    ArtifactNames artifacts();

    LogPatterns logs();

    /** The environment variables that are always set for its processes. */
    Map<String, String> variables();

    /** The environment variable with the directory of its databases. */
    String logVariable();

    /** Returns the text of a Python program for its interpreter. */
    String readProgram(AtopileProgram program);

    /** Returns the arguments of {@code ato} that build a target with more or fewer outputs, and may leave the layout unchanged. */
    List<String> buildTarget(String target, List<String> include, List<String> exclude, boolean frozen);

    /** Returns the arguments of {@code ato} that create a part from a supplier's number. */
    List<String> createPart(String number, Path folder);

    /** Returns the arguments of {@code ato} that start the language server. */
    List<String> startLanguageServer();
}
