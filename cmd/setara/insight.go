package main

import (
	"context"
	"fmt"
	"io"

	"setara/bot/chart"
	"setara/bot/chat"
	"setara/bot/export"
	"setara/knowledge"
)

// insightCommand tells what the market says, also while the bot runs.
type insightCommand struct {
	JSON bool   `help:"Print one JSON object: see the README." xor:"how"`
	XLSX string `help:"Write all of it into this workbook, which is replaced." name:"xlsx" placeholder:"FILE" xor:"how"`
	HTML string `help:"Write all of it, with its pictures, into this page, which is replaced." name:"html" placeholder:"FILE" xor:"how"`
}

// Run tells it.
func (cmd *insightCommand) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		in, err := a.chat.Insight(ctx)
		if err != nil {
			return err
		}
		switch {
		case cmd.JSON:
			return printJSON(std.out, chat.NewInsightJSON(&in))
		case cmd.XLSX != "":
			return writeInsight(ctx, &in, cmd.XLSX, export.Workbook)
		case cmd.HTML != "":
			return writeInsight(ctx, &in, cmd.HTML, export.HTML)
		}
		_, err = fmt.Fprintln(std.out, chat.InsightReport(&in).Text())
		return err
	})
}

// writeInsight writes all of an insight with its pictures into a file, at once.
func writeInsight(ctx context.Context, in *knowledge.Insight, name string, write func(io.Writer, *knowledge.Document) error) error {
	d := chat.InsightDocument(in)
	var images []knowledge.DocumentImage
	for _, picture := range [...]*chat.Picture{chat.InsightPicture(in), chat.InsightWeeksPicture(in)} {
		if picture == nil {
			continue
		}
		data, err := chart.Draw(ctx, picture)
		if err != nil {
			return err
		}
		images = append(images, knowledge.DocumentImage{Data: data, Alt: picture.Caption, Caption: picture.Title})
	}
	if images != nil {
		d.Parts = append(d.Parts, knowledge.DocumentPart{Heading: chat.InsightPictureHeading, Images: images})
	}
	return replaceFileBy(name, func(w io.Writer) error { return write(w, &d) })
}
