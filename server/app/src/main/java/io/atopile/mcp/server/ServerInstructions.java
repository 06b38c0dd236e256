package io.atopile.mcp.server;

import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text about this server that a client shows its model. Clients cut it: the first 240 characters carry the essentials. Clients that search for tools by
 * words (BM25) add this text to each tool, so it avoids the words of tasks. A sentence that names tools is left out where they are not listed.
 */
final class ServerInstructions {

    /**
     * One sentence.
     *
     * @param needs the toolsets of the tools that it names
     * @param writes whether it is about tools that change something
     */
    private record Sentence(String text, Set<Toolset> needs, boolean writes) {}

    private static final List<Sentence> SENTENCES = List.of(
            new Sentence("atopile: PCBs as code (.ato language, KiCad layouts).", Set.of(), false),
            new Sentence("Start with design_overview.", Set.of(Toolset.DESIGN), false),
            new Sentence("project_edit_file takes the N:hhhh anchors that project_read_file and project_search return.", Set.of(Toolset.FILES), true),
            new Sentence("The verdict of build_run says what is proven: verified, unverified or failed; ok alone proves nothing.", Set.of(Toolset.BUILDS), true),
            new Sentence("build_explain gives the cause.", Set.of(Toolset.BUILDS), false),
            new Sentence("What outlasts wait_seconds continues: poll build_status.", Set.of(Toolset.BUILDS), true),
            new Sentence("skill_run carries out whole procedures.", Set.of(Toolset.SKILLS), true),
            new Sentence("More: tools_find.", Set.of(Toolset.DEFAULT), false),
            new Sentence("After FAILED:, code says what to do; otherwise hint says what usually comes next.", Set.of(), false));

    private ServerInstructions() {}

    static String of(Settings settings) {
        return SENTENCES.stream()
                .filter(sentence -> sentence.needs().stream().allMatch(settings::hasToolset) && !(sentence.writes() && settings.readOnly()))
                .map(Sentence::text)
                .collect(Collectors.joining(" "));
    }
}
