import { useTranslation } from 'react-i18next';
import { useUnreadAnswers } from '../../answers.ts';
import { hrefOf } from '../../navigation.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card, Main } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';

/** That the committee answered, with the way to its words. Nothing is shown while all is read. */
export function Answers() {
  const { t } = useTranslation('feedback');
  const unread = useUnreadAnswers();
  if (unread.length === 0) return null;
  return (
    <Card row>
      <Icon name="comment" />
      <Main>
        <h3>{t('answers.came', { count: unread.length })}</h3>
      </Main>
      <ButtonLink kind="tint" size="s" href={hrefOf(['today'])}>
        {t('answers.to-them')}
      </ButtonLink>
    </Card>
  );
}
