package io.atopile.mcp.model.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error means for the request. */
class ProviderErrorTest {

    private static ProviderError error(String body) {
        return ProviderError.ofBody(body.replace('\'', '"'));
    }

    private static String describe(AttemptResult result) {
        return switch (result) {
            case AttemptResult.Refused(var fault, var why) -> "%s %s".formatted(fault, why);
            case AttemptResult.Passing(var stage, var why, var asked) -> "%s %s%s".formatted(stage, asked.map(wait -> wait.toMillis() + " ms ").orElse(""), why);
            case AttemptResult.Whole _, AttemptResult.Forgotten _, AttemptResult.Unsupported _ -> throw new AssertionError(result);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'error':{'code':'c','type':'t','param':'p','message':'m'}} | c t p m
            {'code':'c','type':'t','param':'p','message':'m'}           | c t p m
            {'error':'m'}                                               | - - - m
            {'error':{'detail':'d'}}                                    | - - - d
            {'error':{'message':'','detail':'d'}}                       | - - - d
            {'error':{'message':'m','detail':'d'}}                      | - - - m
            {'error':null,'message':'m'}                                | - - - m
            {'error':{'x':1}}                                           | - - - {"x":1}
            {'code':429,'message':'m'}                                  | 429 - - m
            [1]                                                         | - - - [1]
            7                                                           | - - - 7
            <html>                                                      | - - - <html>
            {'error':                                                   | - - - {"error":
            """)
    void anErrorIsReadInTheUsualFormats(String body, String parts) {
        var found = error(body);
        assertEquals(parts, "%s %s %s %s".formatted(dash(found.code()), dash(found.type()), dash(found.param()), found.message()));
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    @Test
    void anEmptyBodySaysNothing() {
        assertEquals(new ProviderError("", "", "", ""), ProviderError.ofBody(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            400 | {'message':'m'}                                          | REJECTED HTTP status 400: m
            400 | {'message':' '}                                          | REJECTED HTTP status 400
            401 | {'message':'m'}                                          | AUTHENTICATION HTTP status 401: m
            403 | {'message':'m'}                                          | AUTHENTICATION HTTP status 403: m
            402 | {'message':'m'}                                          | QUOTA HTTP status 402: m
            404 | {'message':'m'}                                          | REJECTED HTTP status 404: m (is the base URL correct, and does the provider have this API?)
            413 | {'message':'m'}                                          | CONTEXT_OVERFLOW HTTP status 413: m
            408 | {'message':'m'}                                          | REQUEST HTTP status 408: m
            425 | {'message':'m'}                                          | REQUEST HTTP status 425: m
            429 | {'message':'m'}                                          | STREAM HTTP status 429: m
            429 | {'message':'try again in 2s'}                            | STREAM 2000 ms HTTP status 429: try again in 2s
            499 | {'message':'m'}                                          | REJECTED HTTP status 499: m
            500 | {'message':'m'}                                          | REQUEST HTTP status 500: m
            599 | {'message':'try again in 5ms'}                           | REQUEST 5 ms HTTP status 599: try again in 5ms
            400 | {'code':'insufficient_quota','message':'m'}              | QUOTA HTTP status 400: m
            429 | {'type':'usage_limit_reached','message':'m'}             | QUOTA HTTP status 429: m
            400 | {'type':'usage_not_included','message':'m'}              | QUOTA HTTP status 400: m
            400 | {'code':'billing_hard_limit_reached','message':'m'}      | QUOTA HTTP status 400: m
            400 | {'type':'exceed_context_size_error','message':'m'}       | CONTEXT_OVERFLOW HTTP status 400: m
            400 | {'type':'permission_error','message':'m'}                | AUTHENTICATION HTTP status 400: m
            400 | {'type':'authentication_error','message':'m'}            | AUTHENTICATION HTTP status 400: m
            429 | {'type':'invalid_request_error','message':'m'}           | REJECTED HTTP status 429: m
            401 | {'type':'invalid_request_error','message':'m'}           | REJECTED HTTP status 401: m
            400 | {'message':'The prompt is too long'}                     | CONTEXT_OVERFLOW HTTP status 400: The prompt is too long
            400 | {'code':'slow_down','message':'Maximum context'}         | STREAM HTTP status 400: Maximum context
            503 | {'code':'server_is_overloaded','message':'m'}            | STREAM HTTP status 503: m
            499 | {'code':'invalid_prompt','message':'m'}                  | REJECTED HTTP status 499: m
            500 | {'code':'invalid_prompt','message':'m'}                  | REQUEST HTTP status 500: m
            500 | {'code':'insufficient_quota','message':'m'}              | REQUEST HTTP status 500: m
            """)
    void aStatusAndItsBodyDecide(int status, String body, String meaning) {
        assertEquals(meaning, describe(error(body).toResult(status, Optional.empty())));
    }

    @Test
    void aHeaderDecidesHowLongToWaitBeforeTheMessageDoes() {
        assertEquals(
                "STREAM 7 ms HTTP status 429: try again in 2s",
                describe(error("{'message':'try again in 2s'}").toResult(429, Optional.of(Duration.ofMillis(7)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'code':'server_error','message':'m'}                          | STREAM m
            {'code':'server_error','message':'try again in 3s'}            | STREAM 3000 ms try again in 3s
            {'code':'slow_down','message':'context length'}                | STREAM context length
            {'code':'context_length_exceeded','message':'m'}               | CONTEXT_OVERFLOW m
            {'code':'x','message':'the context window'}                    | CONTEXT_OVERFLOW the context window
            {'type':'model_not_found','message':'m'}                       | REJECTED m
            {'code':'invalid_api_key','message':'m'}                       | AUTHENTICATION m
            {'code':'400','message':'m'}                                   | REJECTED HTTP status 400: m
            {'code':503,'message':'try again in 1s'}                       | REQUEST 1000 ms HTTP status 503: try again in 1s
            {'code':'600','message':'m'}                                   | STREAM m
            {'code':'4000','message':'m'}                                  | STREAM m
            """)
    void anErrorWithinAStreamIsTransientUnlessItIsKnownToLast(String body, String meaning) {
        assertEquals(meaning, describe(error(body).inStream()));
    }

    @Test
    void aStreamMayFailWithoutAReason() {
        assertEquals("STREAM it failed without a reason", describe(ProviderError.ofBody("").inStream()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'code':'previous_response_not_found','message':'m'}           | true  | false
            {'param':'previous_response_id','message':'m'}                 | true  | false
            {'message':'Previous response with id r1 not found.'}          | true  | false
            {'message':'The previous_response has EXPIRED'}                | true  | false
            {'message':'previous response is too long'}                    | false | false
            {'message':'response not found'}                               | false | false
            {'param':'include','message':'m'}                              | false | true
            {'message':'Encrypted content is not supported with this model.'} | false | true
            {'message':'x Encrypted content is not supported'}             | false | true
            {'param':'input','message':'m'}                                | false | false
            """)
    void someErrorsAreOfOnePartOfTheRequest(String body, boolean isOfPrevious, boolean isOfEncryption) {
        assertEquals(isOfPrevious, error(body).isOfPrevious());
        assertEquals(isOfEncryption, ProviderFeature.findIn(error(body)).equals(Optional.of(ProviderFeature.ENCRYPTED_REASONING)));
    }
}
