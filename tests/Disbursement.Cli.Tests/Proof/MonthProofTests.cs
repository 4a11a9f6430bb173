using System.Security.Cryptography;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Proof;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Tests.Proof;

/// <summary>
/// Goal: whatever one party changes, loses or doubles, some proof says so. Method: a month in which everything holds,
/// then one thing changed at a time.
/// </summary>
public sealed class MonthProofTests : IDisposable
{
    private const string FileId = "17-202406-r1-148-btxh-vnpost-001";

    private const string Entries =
        $"""
        Tệp chi trả,{FileId}
        STT,Mã lệnh,Số tiền,Mã xã,Người nhận,Số định danh người nhận,Ký nhận
        1,ABCDEFGHIJKLMNOPQRSTUVWXYZ,500000,04789,Người Một,017000000001,
        Tổng cộng,1,500000,,,,

        """;

    private const string Advance =
        """
        {"lines":[{"unit":"148","source":"Btxh","provider":"vnpost","advanced":{"count":1,"sum":500000},
        "paid":{"count":1,"sum":500000},"returned":{"count":0,"sum":0},"open":{"count":0,"sum":0},
        "carried":{"count":0,"sum":0},"refund":{"count":0,"sum":0},"fee":0}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-proof-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Check_MonthInOrder_EveryProofHolds()
    {
        IReadOnlyList<ProofResult> proofs = Check(Evidence());

        Assert.All(proofs, proof => Assert.True(proof.Holds, $"{proof.What.English}: {proof.Left} / {proof.Right}"));
        Assert.True(proofs.Count >= 12, $"only {proofs.Count} proofs");
    }

    [Fact]
    public void Check_MonthStopped_Fails() =>
        AssertOnlyFails(Evidence(view => view with { State = "Stopped" }), "The month is settled");

    [Fact]
    public void Check_ReceiptMissing_Fails() =>
        AssertOnlyFails(Evidence() with { ListsSent = 2 }, "Lists sent = receipts");

    [Fact]
    public void Check_RowLost_Fails() => AssertOnlyFails(
        Evidence(view => view with { Slots = [view.Slots[0] with { RowsAccepted = 89 }] }),
        "Rows sent = taken + refused + repeated");

    [Fact]
    public void Check_ApprovedByWhoClosed_Fails() => AssertOnlyFails(
        Evidence(view => view with { Rounds = [view.Rounds[0] with { ApprovedBy = "ketoan" }] }),
        "Round 1: approved by another than closed");

    [Fact]
    public void Check_NobodyApproved_Fails() => AssertOnlyFails(
        Evidence(view => view with { Rounds = [view.Rounds[0] with { ApprovedBy = null }] }),
        "Round 1: approved by another than closed");

    [Theory]
    [InlineData("lanhdao", "ketoan")]
    [InlineData("lanhdao", "LanhDao")]
    [InlineData("lanhdao")]
    public void Check_TwoSignaturesNeededNotByTwoOthers_Fails(params string[] signers) => AssertOnlyFails(
        Evidence(view => view with
        {
            Rounds =
            [
                view.Rounds[0] with
                {
                    SignaturesNeeded = 2,
                    Signatures = [.. signers.Select(by => new SignatureView(by, DateTimeOffset.UnixEpoch))],
                },
            ],
        }),
        "Round 1: approved by another than closed");

    [Fact]
    public void Check_ProviderHoldsOtherBytes_Fails()
    {
        MonthEvidence evidence = Evidence();
        File.AppendAllText(ProviderFile, "\n");

        AssertOnlyFails(evidence, "Files the providers hold = files approved (SHA-256)");
    }

    [Fact]
    public void Check_ProviderFileMissing_Fails()
    {
        MonthEvidence evidence = Evidence();
        File.Delete(ProviderFile);

        Assert.Equal(
            [
                "Files the providers hold = files approved (SHA-256)",
                "Advance per party and source = money in its files",
                "Advanced = paid + refund + carried + open (VND)",
            ],
            Check(evidence).Where(proof => !proof.Holds).Select(proof => proof.What.English));
    }

    [Fact]
    public void Check_FileAddedAfterApproval_FailsRootAndSum()
    {
        MonthEvidence evidence = Evidence();
        FileView more = evidence.Files[0] with { FileId = "17-202406-r1-148-btxh-vnpost-002", State = "Proposed", Paid = 0, PaidDong = 0, Open = 1, OpenDong = 500_000 };

        IReadOnlyList<ProofResult> proofs = Check(evidence with { Files = [.. evidence.Files, more] });

        Assert.Equal(
            ["Round 1: root recomputed = root approved", "Round 1: sum of files = proposal (VND)"],
            proofs.Where(proof => !proof.Holds).Select(proof => proof.What.English));
    }

    [Fact]
    public void Check_AmountChangedAfterApproval_Fails()
    {
        MonthEvidence evidence = Evidence();
        FileView dearer = evidence.Files[0] with { SumDong = 500_001, OpenDong = 1 };

        IReadOnlyList<ProofResult> proofs = Check(evidence with { Files = [dearer] });

        Assert.Contains(proofs, proof => !proof.Holds && proof.What.English.Contains("root", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SamePaymentInTwoFiles_Fails()
    {
        MonthEvidence evidence = Evidence();
        File.Copy(ProviderFile, Path.Combine(Path.GetDirectoryName(ProviderFile)!, "g.csv"));
        FileView again = evidence.Files[0] with { FileId = "17-202406-r1-148-btxh-vnpost-002", Name = "g.csv" };

        IReadOnlyList<ProofResult> proofs = Check(evidence with { Files = [.. evidence.Files, again] });

        Assert.Contains(
            proofs, proof => !proof.Holds && proof.What.English == "Every payment has its own id, none stands twice");
    }

    [Fact]
    public void Check_FileThatCannotBeRead_Fails()
    {
        MonthEvidence evidence = Evidence();
        Write(ProviderFile, "not a list");
        FileView same = evidence.Files[0] with { Sha256 = HashOf(ProviderFile) };

        IReadOnlyList<ProofResult> proofs = Check(evidence with { Files = [same] });

        Assert.Contains(proofs, proof => !proof.Holds && proof.What.English == "Files read back with their count and sum");
    }

    [Fact]
    public void Check_PaymentWithoutOutcome_Fails()
    {
        MonthEvidence evidence = Evidence();

        AssertOnlyFails(
            evidence with { Files = [evidence.Files[0] with { Paid = 0 }] }, "Payments ordered = paid + failed + open");
    }

    [Fact]
    public void Check_BeneficiaryInNoState_FailsBothWays()
    {
        IReadOnlyList<ProofResult> proofs = Check(Evidence() with { Coverage = Coverage(open: 9) });

        Assert.Equal(
            ["Every beneficiary ends in exactly one state", "… in every unit and group"],
            proofs.Where(proof => !proof.Holds).Select(proof => proof.What.English));
    }

    [Fact]
    public void Check_OneTooManyHereOneTooFewThere_IsStillSeen()
    {
        CoverageLine[] lines = [.. Coverage(open: 9), .. Coverage(open: 11, unit: "150")];

        IReadOnlyList<ProofResult> proofs = Check(Evidence() with { Coverage = lines });

        Assert.Contains(proofs, proof => !proof.Holds && proof.What.English == "… in every unit and group");
    }

    [Fact]
    public void Check_MoneyDueInTheReportIsNotWhatWasTaken_Fails() => AssertOnlyFails(
        Evidence() with { Coverage = Coverage(open: 10, extraDue: 1) }, "Money due in the report = rows taken (VND)");

    [Fact]
    public void Check_MoneyPaidInTheReportIsNotWhatWasAnswered_Fails() => AssertOnlyFails(
        Evidence() with { Coverage = Coverage(open: 10, extraPaid: 1) },
        "Money paid in the report = results of the parties (VND)");

    [Theory]
    [InlineData("\"paid\":{\"count\":1,\"sum\":500000}", "\"paid\":{\"count\":1,\"sum\":499999}")]
    [InlineData("\"open\":{\"count\":0,\"sum\":0}", "\"open\":{\"count\":0,\"sum\":1}")]
    [InlineData("\"advanced\":{\"count\":1,\"sum\":500000}", "\"advanced\":{\"count\":1,\"sum\":500001}")]
    [InlineData("\"vnpost\"", "\"970405\"")]
    [InlineData("\"Btxh\"", "\"Ncc\"")]
    public void Check_SettlementOfTheAdvanceIsNotWhatTheProvidersHold_Fails(string was, string becomes)
    {
        MonthEvidence evidence = Evidence();
        Write(AdvanceFile, File.ReadAllText(AdvanceFile).Replace(was, becomes, StringComparison.Ordinal));

        ProofResult[] failed = [.. Check(evidence).Where(proof => !proof.Holds)];

        Assert.NotEmpty(failed);
        Assert.All(failed, proof => Assert.Matches("Advance|settlement", proof.What.English));
    }

    [Fact]
    public void Check_PublishedFiguresNotMet_Fails()
    {
        var expected = new ExpectedFigures("2024-06", [new ExpectedRow("17", "TONG", 90, 90, 80, 71)]);

        AssertOnlyFails(Evidence() with { Expected = expected }, "Paid to account = what the input holds");
    }

    [Fact]
    public void Check_FaultsThatChangeOutcomesWereAsked_TheRestOfTheInputIsStillCompared()
    {
        var expected = new ExpectedFigures("2024-06", [new ExpectedRow("17", "TONG", 90, 90, 81, 71)]);

        AssertOnlyFails(
            Evidence() with { Expected = expected, ProvidersChangeOutcomes = true }, "With account = what the input holds");
    }

    private string AdvanceFile => Path.Combine(_folder, "reports", "17", "2024-06", "advance.json");

    private string ProviderFile => Path.Combine(_folder, "providers", "vnpost", "17", "2024-06", "r1", "f.csv");

    private static IReadOnlyList<ProofResult> Check(MonthEvidence evidence) =>
        new MonthProof(evidence, Language.English).Check();

    private static void AssertOnlyFails(MonthEvidence evidence, string what) =>
        Assert.Equal(what, Assert.Single(Check(evidence), proof => !proof.Holds).What.English);

    private MonthEvidence Evidence(Func<MonthView, MonthView>? change = null)
    {
        Write(ProviderFile, Entries);
        Write(AdvanceFile, Advance);
        Write(Path.Combine(_folder, "receipts", "17", "2024-06", "148", "btxh", "a.csv.receipt.json"), "{}");
        FileView file = new()
        {
            FileId = FileId,
            Round = 1,
            Provider = "vnpost",
            Name = "f.csv",
            Payments = 1,
            SumDong = 500_000,
            Sha256 = HashOf(ProviderFile),
            State = "Answered",
            Paid = 1,
            PaidDong = 500_000,
        };
        MonthView view = new()
        {
            State = "Settled",
            ClosedBy = "ketoan",
            Slots = [new() { Unit = "148", List = "btxh", RowsSent = 100, RowsRepeated = 2, RowsRefused = 8, RowsAccepted = 90, DueDong = 600_000 }],
            Rounds =
            [
                new()
                {
                    Round = 1,
                    State = "Settled",
                    Files = 1,
                    SumDong = 500_000,
                    ApprovedBy = "lanhdao",
                    Root = ProposalRoot.Compute([new ProposalFile(file.FileId, 1, file.SumDong, file.Sha256)]),
                },
            ],
        };
        return new MonthEvidence
        {
            Month = new MonthAddress("17", new Period(2024, 6)),
            View = change?.Invoke(view) ?? view,
            Files = [file],
            Coverage = Coverage(open: 10),
            ListsSent = 1,
            HandedOver = _folder,
            Expected = new ExpectedFigures("2024-06", [new ExpectedRow("17", "TONG", 90, 90, 80, 70)]),
        };
    }

    private static CoverageLine[] Coverage(int open, string unit = "148", int extraDue = 0, int extraPaid = 0) =>
    [
        .. CoverageLine.Read(JsonSerializer.SerializeToElement(new[]
        {
            new { unit, group = "BTXH", beneficiaries = 90, with_account = 80, paid_to_account = 70, paid_post = 10, open },
            new { unit, group = "TONG", beneficiaries = 90, with_account = 80, paid_to_account = 70, paid_post = 10, open },
        })),
        .. CoverageLine.Read(JsonSerializer.SerializeToElement(new[]
        {
            new
            {
                unit = "17",
                group = "TONG",
                beneficiaries = 90,
                with_account = 80,
                paid_to_account = 70,
                paid_post = 10,
                open,
                money_due = 600_000 + extraDue,
                money_paid = 500_000 + extraPaid,
            },
        })),
    ];

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
