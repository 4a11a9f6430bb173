using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>A month in plain text.</summary>
internal static class MonthText
{
    /// <summary>The state's name as people say it.</summary>
    public static Words NameOf(string state) => state switch
    {
        "Collecting" => new("đang tiếp nhận", "collecting"),
        "Closed" => new("đã chốt", "closed"),
        "Paying" => new("đang chi trả", "paying"),
        "Settled" => new("đã quyết toán", "settled"),
        "Stopped" => new("bị dừng", "stopped"),
        "Verifying" => new("đang kiểm tra", "verifying"),
        "Proposed" => new("chờ duyệt", "proposed"),
        "SentBack" => new("bị trả lại", "sent back"),
        "Approved" => new("đã duyệt", "approved"),
        "Released" => new("đã phát lệnh", "released"),
        _ => Words.Same(state),
    };

    /// <summary>Writes the month.</summary>
    public static void Write(CliContext context, MonthAddress month, MonthView view)
    {
        string state = context.Say(NameOf(view.State));
        context.WriteLine(
            $"Tỉnh {month.Province}, {month.Period.Vietnamese}: {state}",
            $"Province {month.Province}, {month.Period}: {state}");
        if (view.StoppedBecause is { Length: > 0 } reason)
        {
            context.WriteLine($"Lý do dừng: {reason}", $"Stopped because: {reason}");
        }

        if (view.ClosedBy is { Length: > 0 } closedBy)
        {
            context.WriteLine($"Người chốt: {closedBy}", $"Closed by: {closedBy}");
        }

        if (!view.IsEnded && view.SupplementsLastDay is { } until)
        {
            string day = until.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            context.WriteLine(
                $"Nhận danh sách bổ sung đến hết ngày {day}", $"Lists after close are taken until the end of {day}");
        }

        if (view.Board is { } board)
        {
            BoardText.WriteSummary(context, board);
        }

        WriteSlots(context, view);
        WarningText.Write(context, view.Warnings);
        WriteRounds(context, view);
        context.WriteLine(
            $"Việc chờ quyết định: {Figures.Number(context.Language, view.OpenExceptions)}",
            $"Decisions waiting: {Figures.Number(context.Language, view.OpenExceptions)}");
        if (view.Audit is { } audit)
        {
            string sequence = audit.Sequence.ToString(CultureInfo.InvariantCulture);
            context.WriteLine($"Nhật ký: mục {sequence}, {audit.Hash}", $"Audit: entry {sequence}, {audit.Hash}");
        }
    }

    private static void WriteSlots(CliContext context, MonthView view)
    {
        if (view.Slots.Count == 0)
        {
            return;
        }

        string Number(long number) => Figures.Number(context.Language, number);
        var table = new TextTable(context.Language == Language.English
            ? ["Unit", "List", ">Sent", ">Repeated", ">Refused", ">Taken", ">Due (VND)"]
            : ["Đơn vị", "Danh sách", ">Gửi", ">Trùng", ">Từ chối", ">Nhận", ">Phải chi (đ)"]);
        foreach (SlotView slot in view.Slots.OrderBy(slot => slot.Unit, StringComparer.Ordinal)
            .ThenBy(slot => slot.List, StringComparer.Ordinal)
            .ThenBy(slot => slot.Round))
        {
            table.Add(slot.Unit, NameOf(context, slot), Number(slot.RowsSent), Number(slot.RowsRepeated), Number(slot.RowsRefused),
                Number(slot.RowsAccepted), Number(slot.DueDong));
        }

        table.AddRule();
        table.Add(context.Say("Cộng", "Total"), string.Empty, Number(view.Slots.Sum(slot => slot.RowsSent)),
            Number(view.Slots.Sum(slot => slot.RowsRepeated)), Number(view.Slots.Sum(slot => slot.RowsRefused)),
            Number(view.Slots.Sum(slot => slot.RowsAccepted)), Number(view.Slots.Sum(slot => slot.DueDong)));
        context.Output.WriteLine();
        table.Write(context.Output);
        context.Output.WriteLine();
    }

    /// <summary>The list, and the round that pays it when it came after close.</summary>
    private static string NameOf(CliContext context, SlotView slot) => slot.Round == 1
        ? slot.List
        : context.Say($"{slot.List} (bổ sung đợt {slot.Round})", $"{slot.List} (round {slot.Round})");

    private static void WriteRounds(CliContext context, MonthView view)
    {
        foreach (RoundView round in view.Rounds.OrderBy(round => round.Round))
        {
            string state = context.Say(NameOf(round.State));
            string payments = Figures.Number(context.Language, round.Payments);
            string sum = Figures.Money(context.Language, round.SumDong);
            string progress = round.Progress is { Total: > 0 } at
                ? string.Create(CultureInfo.InvariantCulture, $" ({context.Say(RoundStages.NameOf(at.Stage))} {at.Done}/{at.Total})")
                : string.Empty;
            context.WriteLine(
                $"Đợt {round.Round}: {state}{progress}, {round.Files} tệp, {payments} khoản, {sum}",
                $"Round {round.Round}: {state}{progress}, {round.Files} files, {payments} payments, {sum}");
            if (round.Root is { Length: > 0 } root)
            {
                context.WriteLine($"  mã gốc {root}", $"  root {root}");
            }
        }
    }
}
