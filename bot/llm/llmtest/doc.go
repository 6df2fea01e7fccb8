// Package llmtest is an OpenAI-compatible endpoint for tests, over real HTTP,
// that says what the test has it say: text, tool calls, and everything that goes
// wrong with endpoints.
//
// It is as strict as endpoints are, and where these differ as the strictest: each
// request must have a known path, method, content type, key and model, known
// fields of the right types, messages that follow each other as they must (every
// call has its result right after it), tools with sound names and, where strict,
// closed schemas. What is wrong is answered with 400, as it would be, and kept as
// a fault, see [Server.Faults]; [Start] has it fail the test.
//
// It can lack abilities (tools, strict schemas, streaming, vision, audio), which
// it refuses with the status and in the way that [Options] say.
//
// The questions by which Setara finds out what an endpoint can do are answered by
// the server itself, as a sound model would: they use up no reply of the test.
// Set [Options.Probe] to answer them otherwise.
//
// It never waits by itself: it hangs until the request ends, and drips as the
// test lets each piece go.
//
// What it leaves out: a model, of course, and so the count of tokens, which is
// that of bytes; whether calls match their schemas, which models get wrong too;
// limits of rates and lengths, unless the test says so; all paths but
// /v1/chat/completions, /v1/audio/transcriptions and /v1/models.
package llmtest
