package chat

import "setara/knowledge"

// maxPrices bounds the search for the best assignment; a message with more
// amounts is a list, not a question.
const maxPrices = 6

// solve gives each price the role that explains all of them best, and returns
// how well that is backed by the words.
func solve(prices []*price) int {
	best, bestScore := make([]role, len(prices)), -1<<30
	roles := make([]role, len(prices))
	var try func(i, score int)
	try = func(i, score int) {
		if i == len(prices) {
			if score += plausibility(prices, roles); score > bestScore {
				bestScore = score
				copy(best, roles)
			}
			return
		}
		for r := roleOwn; r <= roleOther; r++ {
			roles[i] = r
			try(i+1, score+10*prices[i].evidence[r]+prior[r])
		}
	}
	try(0, 0)
	for i, p := range prices {
		p.role = best[i]
	}
	return bestScore / 10
}

// prior is how likely a price without any word is in each role, in tenths.
var prior = [roleOther + 1]int{roleOwn: 10, roleCompetitor: 6, roleCost: 2, rolePart: -10, roleOther: -5}

// plausibility is what the figures themselves say for an assignment, in
// tenths of evidence: one own price and one cost, and the usual order.
func plausibility(prices []*price, roles []role) int {
	score := 0
	var own, cost, competitor knowledge.Rupiah
	for i, r := range roles {
		amount := prices[i].High
		switch r {
		case roleOwn:
			if own != 0 {
				score -= 30
			}
			own = amount
		case roleCost:
			if cost != 0 {
				score -= 30
			}
			cost = amount
		case roleCompetitor:
			if competitor != 0 {
				score -= 20
			}
			competitor = amount
		}
	}
	if own != 0 && cost != 0 && cost < own {
		score += 6
	}
	if own != 0 && competitor != 0 && competitor < own {
		score += 4
	}
	return score
}
