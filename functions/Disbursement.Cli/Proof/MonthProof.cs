using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Payments;

namespace Disbursement.Cli.Proof;

/// <summary>
/// Proves a month from outside: recomputed from what the parties hold, with none of the app's own sums taken on trust.
/// </summary>
internal sealed class MonthProof(MonthEvidence evidence, Language language)
{
    private const string ReceiptSuffix = ".receipt.json";

    /// <summary>Checks everything; one result each.</summary>
    public IReadOnlyList<ProofResult> Check()
    {
        ProvidersFiles found = ProvidersFiles.Read(evidence);
        return
        [
            StateIsSettled(),
            EveryListHasItsReceipt(),
            RowsAreTakenOrRefused(),
            .. evidence.View.Rounds.Where(round => round.Files > 0).SelectMany(RoundIsWhatWasApproved),
            .. found.Results(language),
            .. EveryPaymentHasItsOutcome(),
            .. CoverageProof.Check(evidence, language),
            .. AdvanceProof.Check(evidence, found.Advanced, language),
            .. ExpectedFiguresMet(),
        ];
    }

    private ProofResult StateIsSettled() => new(
        new("Tháng đã quyết toán", "The month is settled"), evidence.View.State, "Settled", evidence.View.State == "Settled");

    private ProofResult EveryListHasItsReceipt()
    {
        string folder = Path.Combine(
            evidence.HandedOver, "receipts", evidence.Month.Province, evidence.Month.Period.ToString());
        int receipts = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + ReceiptSuffix, SearchOption.AllDirectories).Count()
            : 0;
        return ProofResult.Equal(
            new("Danh sách đã nộp = biên nhận", "Lists sent = receipts"), language, evidence.ListsSent, receipts);
    }

    private ProofResult RowsAreTakenOrRefused() => ProofResult.Equal(
        new("Dòng gửi = nhận + từ chối + trùng nguyên văn", "Rows sent = taken + refused + repeated"),
        language,
        evidence.View.Slots.Sum(slot => slot.RowsSent),
        evidence.View.Slots.Sum(slot => slot.RowsAccepted + slot.RowsRefused + slot.RowsRepeated));

    private IEnumerable<ProofResult> RoundIsWhatWasApproved(RoundView round)
    {
        FileView[] files = [.. evidence.Files.Where(file => file.Round == round.Round)];
        string number = round.Round.ToString(CultureInfo.InvariantCulture);
        string root = ProposalRoot.Compute(files.SelectMany(Leaves));
        yield return new ProofResult(
            new($"Đợt {number}: mã gốc tính lại = mã gốc đã duyệt", $"Round {number}: root recomputed = root approved"),
            root[..12], (round.Root ?? string.Empty).PadRight(12)[..12], root == round.Root);
        yield return ProofResult.Equal(
            new($"Đợt {number}: tổng tiền các tệp = đề nghị đã duyệt (đ)", $"Round {number}: sum of files = proposal (VND)"),
            language, files.Sum(file => file.SumDong), round.SumDong);
        string[] signers = round.Signatures is { Count: > 0 } given
            ? [.. given.Select(static one => one.By)]
            : round.ApprovedBy is { Length: > 0 } approver ? [approver] : [];
        bool otherPerson = signers.Distinct(StringComparer.OrdinalIgnoreCase).Count() >= Math.Max(1, round.SignaturesNeeded)
            && !signers.Contains(evidence.View.ClosedBy, StringComparer.OrdinalIgnoreCase);
        yield return new ProofResult(
            new($"Đợt {number}: người duyệt khác người chốt", $"Round {number}: approved by another than closed"),
            evidence.View.ClosedBy ?? "–", signers.Length > 0 ? string.Join(", ", signers) : "–", otherPerson);
    }

    /// <summary>A file and what is printed of it are leaves of one root (functions/docs/formats/manifest.md).</summary>
    private static IEnumerable<ProposalFile> Leaves(FileView file)
    {
        int payments = checked((int)file.Payments);
        yield return new ProposalFile(file.FileId, payments, file.SumDong, file.Sha256);
        foreach (PrintedForm form in file.Prints)
        {
            yield return new ProposalFile(
                file.FileId + Path.GetExtension(form.Name), payments, file.SumDong, form.Sha256);
        }
    }

    private IEnumerable<ProofResult> EveryPaymentHasItsOutcome()
    {
        yield return ProofResult.Equal(
            new("Khoản đã lệnh = đã chi + không chi được + còn mở", "Payments ordered = paid + failed + open"),
            language,
            evidence.Files.Sum(file => file.Payments),
            evidence.Files.Sum(file => file.Paid + file.Failed + file.Open));
        yield return ProofResult.Equal(
            new("Tiền đã lệnh = đã chi + không chi được + còn mở (đ)", "Money ordered = paid + failed + open (VND)"),
            language,
            evidence.Files.Sum(file => file.SumDong),
            evidence.Files.Sum(file => file.PaidDong + file.FailedDong + file.OpenDong));
    }

    private IEnumerable<ProofResult> ExpectedFiguresMet()
    {
        ExpectedRow? expected = evidence.Expected?.Find(evidence.Month.Province, ExpectedFigures.Total);
        CoverageLine? found = evidence.Coverage.FirstOrDefault(line => line is { IsProvince: true, Group: ExpectedFigures.Total });
        if (expected is null || found is null)
        {
            yield break;
        }

        yield return ProofResult.Equal(
            new("Số đối tượng = số liệu đầu vào", "Beneficiaries = what the input holds"),
            language, found["beneficiaries"], expected.Beneficiaries);
        yield return ProofResult.Equal(
            new("Số người có tài khoản = số liệu đầu vào", "With account = what the input holds"),
            language, found["with_account"], expected.WithAccount);
        if (evidence.ProvidersChangeOutcomes)
        {
            yield break;
        }

        yield return ProofResult.Equal(
            new("Số người được chi qua tài khoản = số liệu đầu vào", "Paid to account = what the input holds"),
            language, found["paid_to_account"], expected.PaidToAccount);
    }
}
