package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// dutyGoods are the goods that product words mean: those whose words stand at
// their front, the longest of them, else those that the head of the words as a
// title names. Nil for goods that the customs rules do not know.
func dutyGoods(c *knowledge.Customs, product string) *knowledge.DutyGoods {
	if product == "" {
		return nil
	}
	if found, _ := goodsCalled(c, foldWords(product)); found != nil {
		return found
	}
	found, _ := goodsCalled(c, foldWords(text.ReadTitle(product).Head))
	return found
}

// goodsCalled are the goods whose words stand at the front of folded words,
// the longest of them, and how many words they are.
func goodsCalled(c *knowledge.Customs, said []string) (found *knowledge.DutyGoods, longest int) {
	for i := range c.Goods {
		for _, word := range c.Goods[i].Words {
			words := foldWords(word)
			if len(words) > longest && len(words) <= len(said) && slices.Equal(words, said[:len(words)]) {
				found, longest = &c.Goods[i], len(words)
			}
		}
	}
	return found, longest
}

// foldWords is the normal form of each word.
func foldWords(phrase string) []string {
	words := strings.Fields(phrase)
	for i := range words {
		words[i] = text.Fold(words[i])
	}
	return words
}

// goodsSaid are goods with the words that a question calls them by.
type goodsSaid struct {
	goods *knowledge.DutyGoods
	name  string
}

// mostGoods is how many goods one answer on duties tells of.
const mostGoods = 4

// goodsParted are what stands between two goods that are asked for apart: of
// "karpet dan kain" both are, of "baju batik" only the first.
var goodsParted = wordSet(`, / & + ? . ; dan sama atau kalau terus lalu juga serta plus ama`)

// goodsNamed are the goods that a question names, each once, in its order.
func goodsNamed(c *knowledge.Customs, words []string) []goodsSaid {
	folded := make([]string, len(words))
	for i := range words {
		folded[i] = text.Fold(words[i])
	}
	var named []goodsSaid
	parted := true
	for i := 0; i < len(words); {
		goods, n := goodsCalled(c, folded[i:])
		if n == 0 {
			parted = parted || goodsParted[words[i]]
			i++
			continue
		}
		known := slices.ContainsFunc(named, func(s goodsSaid) bool { return s.goods == goods })
		if parted && !known && len(named) < mostGoods {
			named = append(named, goodsSaid{goods, strings.Join(words[i:i+n], " ")})
		}
		parted = false
		i += n
	}
	return named
}

// dutyWords stand before goods when a duty is asked for, and are none of their
// name: "bea pengamanan karpet".
var dutyWords = wordSet(`bea masuk pengaman pengamanan tindakan tambahan safeguard bmtp impor import pajak`)

// dutyGoodsSaid are the goods that a question about duties is about: those of the
// product words that were understood, with what else the question names beside
// them. Without product words they are all that it names. At least one is
// given, with nil goods where nothing is known.
func dutyGoodsSaid(c *knowledge.Customs, u *Understood, asked *importQuestion) []goodsSaid {
	said := strings.Fields(u.Product)
	for len(said) > 0 && dutyWords[said[0]] {
		said = said[1:]
	}
	first := goodsSaid{name: strings.Join(said, " ")}
	first.goods = dutyGoods(c, first.name)
	if first.goods == nil && first.name != "" {
		return []goodsSaid{first}
	}
	named := goodsNamed(c, asked.words)
	if first.goods == nil {
		if len(named) == 0 {
			return []goodsSaid{first}
		}
		return named
	}
	named = slices.DeleteFunc(named, func(s goodsSaid) bool { return s.goods == first.goods })
	return append([]goodsSaid{first}, named...)
}
