package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTableTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void showsWhoSetWhatAndNoSecret() {
        var text = SettingsTable.renderText(new Reading(folder)
                .user("model = \"sk-0123456789abcdefghij\"\n[provider]\nheaders = { Authorization = \"Basic c2VjcmV0\" }\n"
                        + "query = { code = \"c2VjcmV0\" }\nheaders_env = { X-Key = \"KEY_OF_MINE\" }")
                .variable("ATOPILE_MCP_EFFORT", "high")
                .variable("OPENAI_API_KEY", "c2VjcmV0")
                .settings());
        assertFalse(text.contains("c2VjcmV0") || text.contains("0123456789"), text);
        assertTrue(text.contains("{ Authorization = (hidden) }"), text);
        assertTrue(text.contains("KEY_OF_MINE"), text);
        assertTrue(Pattern.compile("(?m)^effort +\"high\" +ATOPILE_MCP_EFFORT$").matcher(text).find(), text);
        assertTrue(Pattern.compile("(?m)^budgets.minutes +30 +default$").matcher(text).find(), text);
        assertTrue(Pattern.compile("(?m)^provider.query .* settings.toml:4$").matcher(text).find(), text);
    }

    @Test
    void theReferenceHasARowForEveryKey() {
        assertEquals(SettingKeys.all().size() + 2, SettingsTable.markdown().lines().count());
        assertEquals(SettingKeys.all().size(), SettingKeys.all().stream().map(SettingKey::name).distinct().count());
    }
}
