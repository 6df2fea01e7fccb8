package llm

import "setara/bot/chat"

// Away tells that the endpoint is left alone now, or gave no answer when it was
// asked last, be it for what it can do. Nothing is sent.
func (c *Client) Away() bool { return c.State() != chat.ModelWell }

// State tells how the endpoint is, by when it was asked last. Nothing is sent.
func (c *Client) State() chat.ModelState {
	if reason := c.guard.trouble(); reason != "" {
		return stateOf(reason)
	}
	c.mu.Lock()
	known := c.known
	c.mu.Unlock()
	switch {
	case known.err != nil && ReasonOf(known.err) != Busy: // its wait is over
		return stateOf(ReasonOf(known.err))
	case !known.until.IsZero() && !known.found.tools && known.found.format == formatNone:
		return chat.ModelMisset
	}
	return chat.ModelWell
}

// stateOf is what a reason makes of an endpoint that gave it last.
func stateOf(reason Reason) chat.ModelState {
	switch reason {
	case Resting:
		return chat.ModelResting
	case Busy:
		return chat.ModelWaiting
	case NoCredit:
		return chat.ModelUnpaid
	case BadKey, NoModel, Moved, Refused, CutOff:
		return chat.ModelMisset
	default:
		return chat.ModelSilent
	}
}
