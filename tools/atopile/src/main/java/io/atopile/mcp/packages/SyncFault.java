package io.atopile.mcp.packages;

import io.atopile.mcp.packages.PackageChange.Fault;
import java.util.Map;
import java.util.regex.Pattern;

/** Classifies a failure by atopile's output; unrecognized output is {@link Fault#OTHER}. */
final class SyncFault {

    private static final Map<Fault, Pattern> SIGNS = Map.of(
            Fault.UNKNOWN, Pattern.compile("(?i)package not found|version not found|release not found|no releases found|invalid package identifier"),
            Fault.INCOMPATIBLE, Pattern.compile("(?i)requires atopile|no compatible versions|does not match required version"),
            Fault.CLASH, Pattern.compile("(?i)incompatible dependency specs|cycle in dependencies"),
            Fault.MODIFIED, Pattern.compile("(?i)has local modifications"),
            Fault.REGISTRY,
                    Pattern.compile("ConnectError|ConnectTimeout|Could not reach|timed out|unreachable|RemoteProtocolError|ReadError|Registry error|HTTPStatusError"
                            + "|PackagesApi|JSONDecodeError"));

    private SyncFault() {}

    static Fault of(String words) {
        return SIGNS.entrySet().stream()
                .filter(sign -> sign.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(Fault.OTHER);
    }
}
