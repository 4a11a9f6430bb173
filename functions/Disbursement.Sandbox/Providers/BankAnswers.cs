using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain001;
using Disbursement.Formats.Pain002;

namespace Disbursement.Sandbox.Providers;

/// <summary>Reads pain.001 and answers pain.002, as banks and wallets do.</summary>
internal static class BankAnswers
{
    /// <summary>What a pain.001 asks for.</summary>
    /// <param name="provider">Who answers.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="planner">Decides the answers.</param>
    /// <exception cref="Disbursement.Formats.FileFormatException">The file is none, or its totals are wrong.</exception>
    public static PlannedAnswers Plan(string provider, byte[] content, AnswerPlanner planner)
    {
        using var stream = new MemoryStream(content, writable: false);
        var payments = new List<ProviderPayment>();
        Pain001Summary summary = Pain001Reader.Read(stream, payment => payments.Add(
            new ProviderPayment(payment.EndToEndId, payment.Amount, [payment.Account.Reveal()])));
        return planner.Plan(provider, summary.MessageId, summary.CreatedAt, payments) with
        {
            Report = Pain002Version.All.First(version => version.Answers == summary.Version),
            DebtorAccount = summary.Debtor.Account,
        };
    }

    /// <summary>A pain.002 for some of the results.</summary>
    /// <param name="name">The file's name, from which the report's own id follows.</param>
    /// <param name="plan">The file that is answered.</param>
    /// <param name="results">The results to tell.</param>
    public static ResultFile Write(string name, PlannedAnswers plan, IReadOnlyList<PaymentResult> results)
    {
        using var stream = new MemoryStream();
        Pain002Writer.Write(stream, new Pain002Report
        {
            Version = plan.Report,
            MessageId = "S" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..30],
            CreatedAt = results.Max(result => result.At),
            OriginalMessageId = plan.MessageId,
            Original = plan.Total,
            GroupStatus = "PART",
            Payments = [.. results.Select(plan.Report.StatusOf)],
        });
        return new ResultFile(name, stream.ToArray());
    }
}
