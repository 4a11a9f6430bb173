using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;

namespace Disbursement.Simulation.Returns;

/// <summary>What really happens to payments, and where a payment of which all that was said must stand.</summary>
internal static class Story
{
    /// <summary>Draws a story without contradictions: what a provider who tells the truth has to say, in order.</summary>
    public static IReadOnlyList<Word> Draw(Random random, PaymentEntry entry)
    {
        bool isCash = entry.Channel is not (Core.Routing.ChannelKind.Bank or Core.Routing.ChannelKind.MobileMoney);
        int start = random.Next(100);
        Word Said(ResultStatus status, string reason = "") => new(entry, status, reason, start++);
        string refusal = isCash ? "PO02" : "AC04";
        return random.Next(10) switch
        {
            0 => [],
            1 => [Said(ResultStatus.Rejected, refusal)],
            2 => [Said(ResultStatus.Returned, "AC04")],
            3 => [Said(ResultStatus.Paid), Said(ResultStatus.Returned, "AC04")],
            4 => [Said(ResultStatus.Unknown), Said(ResultStatus.Paid)],
            5 => [Said(ResultStatus.Unknown), Said(ResultStatus.Rejected, refusal)],
            6 => [Said(ResultStatus.Unknown)],
            7 when isCash => [Said(ResultStatus.Unclaimed, "PO01")],
            8 => [Said(ResultStatus.Unknown), Said(ResultStatus.Paid), Said(ResultStatus.Returned, "AC04")],
            _ => [Said(ResultStatus.Paid)],
        };
    }

    /// <summary>The end of a story, whatever order its words come in: the last of them that is final, else unknown.</summary>
    public static PaymentState EndOf(IEnumerable<Word> story) => story.LastOrDefault()?.Status switch
    {
        null => PaymentState.Sent,
        { } status => Enum.Parse<PaymentState>(status.ToString()),
    };
}
