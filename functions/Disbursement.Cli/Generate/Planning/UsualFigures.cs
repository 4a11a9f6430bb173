using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>Figures for a province and month of which none were published: the shares are typical of 2024.</summary>
internal static class UsualFigures
{
    /// <summary>Figures for as many people as were asked for, or <see cref="GenerateRequest.UsualPeople"/>.</summary>
    public static IReadOnlyList<ScopeFigures> For(GenerateRequest request)
    {
        int people = request.People ?? GenerateRequest.UsualPeople;
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1, nameof(request));
        int others = Share(people, 50);
        int merit = Share(people, 190);
        ScopeFigures total = Scope(
            [(ProgrammeGroup.Btxh, people - others - merit), (ProgrammeGroup.Ncc, merit)], request.Faults, 700);
        return others == 0 ? [total] : [total, Scope([(ProgrammeGroup.Khac, others)], request.Faults, 900)];
    }

    private static ScopeFigures Scope(
        IReadOnlyList<(ProgrammeGroup Group, int Beneficiaries)> groups, FaultMix faults, int withAccountPerMille)
    {
        int people = groups.Sum(group => group.Beneficiaries);
        int withAccount = Share(people, withAccountPerMille);
        int failing = Share(withAccount, faults.AccountFaults);
        int failingBefore = Share(failing, 970);
        int paidBefore = Share(withAccount - failing, 975);
        return new ScopeFigures
        {
            Groups = groups,
            Reviewed = Share(people, 985),
            WithAccount = withAccount,
            Paid = withAccount - failing,
            PreviousWithAccount = paidBefore + failingBefore,
            PreviousPaid = paidBefore,
        };
    }

    private static int Share(int whole, int perMille) => (int)((whole * (long)perMille) / 1000);
}
