using System.Globalization;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.Results;

namespace Disbursement.Sandbox.Providers;

/// <summary>Reads payout lists and answers result lists, as the post office and commune officers do.</summary>
internal static class CashAnswers
{
    /// <summary>The day of the month on which cash is said to be handed out.</summary>
    private const int PayDay = 10;

    /// <summary>What a payout list asks for.</summary>
    /// <param name="provider">Who answers.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="planner">Decides the answers.</param>
    /// <exception cref="Disbursement.Formats.FileFormatException">The list is none, or its totals are wrong.</exception>
    public static PlannedAnswers Plan(string provider, byte[] content, AnswerPlanner planner)
    {
        using var stream = new MemoryStream(content, writable: false);
        PayoutList list = PayoutListReader.Read(stream);
        ProviderPayment[] payments =
        [
            .. list.Lines.Select(line => new ProviderPayment(line.Id, line.Amount, [line.PayeeId])),
        ];
        return planner.Plan(provider, list.Id.ToString(), PayMorning(list.Id), payments);
    }

    /// <summary>A result list for some of the results.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="plan">The list that is answered.</param>
    /// <param name="results">The results to tell.</param>
    public static ResultFile Write(string name, PlannedAnswers plan, IReadOnlyList<PaymentResult> results)
    {
        using var stream = new MemoryStream();
        ResultList.Write(stream, FileId.Parse(plan.MessageId), results);
        return new ResultFile(name, stream.ToArray());
    }

    /// <summary>A list does not say in numbers when it was made, so the month decides: equal bytes every time.</summary>
    internal static DateTimeOffset PayMorning(FileId id)
    {
        int year = int.Parse(id.YearMonth[..4], CultureInfo.InvariantCulture);
        int month = int.Parse(id.YearMonth[4..], CultureInfo.InvariantCulture);
        return new DateTimeOffset(year, month, PayDay, 7, 0, 0, VietnamTime.Offset);
    }
}
